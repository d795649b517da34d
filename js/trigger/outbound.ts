import { clicking, linkOf, type Clicks } from "../host/clicking.ts";
import type { Watch } from "../host/goal.ts";
import { address } from "../host/view.ts";

/** A click on a link to another host (FILE-1). */
export const outbound: Watch<Clicks> = (goal, host) =>
  clicking(goal, host, (match) => {
    const [, url] = linkOf(match);
    // `mailto:` and its like have no host.
    if (!url?.hostname || within(url.hostname, location.hostname) || within(location.hostname, url.hostname)) return;
    return { _props: { link_url: address(url.href, host._options.queryKeys!), link_domain: url.hostname, outbound: true } };
  });

/** Is it that host, or a subdomain of it? */
const within = (host: string, domain: string) => `.${host}`.endsWith(`.${domain.replace(/^www\./, "")}`);
