import type { Host } from "./host.ts";
import { filter, includes, join, URL } from "#natives";
import { shorten } from "./read.ts";
import { redact } from "./redact.ts";

/** Query keys that may always leave. Source: https://support.google.com/analytics/answer/10917952 */
const CAMPAIGN = /^utm_(source|medium|campaign|term|content|id)$/;

/** Longer ones are cut: a batch must not grow with what a page puts there. */
const LONGEST = 1_000;

/** What the page is, now, as it may leave: URLs without fragment, credentials and unknown query keys. */
export function view(queryKeys: string[], referrer = document.referrer): { url: string; path: string; title: string; referrer: string } {
  const url = address(location.href, queryKeys);
  return { url, path: shorten(location.pathname, LONGEST, "path"), title: titleOf(), referrer: address(referrer, []) };
}

export const titleOf = () => shorten(`${document.title}`, LONGEST);

export function address(text: string, queryKeys: string[]): string {
  try {
    const url = new URL(text);
    const kept = filter(url.search.slice(1).split("&"), (pair) => {
      const key = pair.split("=", 1)[0]!;
      return CAMPAIGN.test(key) || includes(queryKeys, key);
    });
    // `about:`, `data:` and their like have no origin to show.
    const start = url.origin === "null" ? url.protocol : url.origin + url.pathname;
    // A path may hold long digit runs, what a visitor or a mailing put behind it may not.
    return shorten(start + (kept[0] ? `?${redact(join(kept, "&"), "")}` : ""), LONGEST, "url");
  } catch {
    return "";
  }
}

/** From where the page is; what is no URL stays as it is. */
export function absolute(url: string): string {
  try {
    return new URL(url, document.baseURI).href;
  } catch {
    return url;
  }
}

/** Calls `write` once the title has not changed for 100 ms, or after 500 ms: routers set it after the navigation. */
export function titled(host: Host, write: () => void, tries = 5, before = document.title): void {
  host._later(
    (left) => {
      if (tries > 1 && document.title !== before && !left && !document.hidden) titled(host, write, tries - 1);
      else write();
    },
    100,
    true,
  );
}
