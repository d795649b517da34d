import { fits } from "./pattern.ts";
import { shorten } from "./read.ts";
import { redact } from "./redact.ts";

/** Query keys that may always leave. Source: https://support.google.com/analytics/answer/10917952 */
const CAMPAIGN = /^utm_(source|medium|campaign|term|content|id)$/;

/** Longer ones are cut: a batch must not grow with what a page puts there. */
const LONGEST = 1_000;

/** What the page is, now, as it may leave: URLs without fragment, credentials and unknown query keys. */
export function view(queryKeys: string[]): { url: string; path: string; title: string; referrer: string } {
  const url = address(location.href, queryKeys);
  return { url, path: shorten(location.pathname, LONGEST, "path"), title: shorten(`${document.title}`, LONGEST), referrer: address(document.referrer, []) };
}

function address(text: string, queryKeys: string[]): string {
  try {
    const url = new URL(text);
    const kept = url.search.slice(1).split("&").filter((pair) => {
      const key = pair.split("=", 1)[0]!;
      return CAMPAIGN.test(key) || queryKeys.includes(key);
    });
    // `about:`, `data:` and their like have no origin to show.
    const start = url.origin === "null" ? url.protocol : url.origin + url.pathname;
    // A path may hold long digit runs, what a visitor or a mailing put behind it may not.
    return shorten(start + (kept[0] ? `?${redact(kept.join("&"), "")}` : ""), LONGEST, "url");
  } catch {
    return "";
  }
}

/** Does a page goal fire here? */
export function visited(patterns: true | string | string[]): boolean {
  return patterns === true || (Array.isArray(patterns) ? patterns : [patterns]).some((pattern) => fits(pattern, location.href));
}
