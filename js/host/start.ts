import type { Options, Waymark as Public } from "../api.d.ts";
import { inBrowser } from "#natives";
import { problemOf } from "./problem.ts";
import { absolute } from "./view.ts";
import { Waymark } from "./waymark.ts";

/** One instance a collector, until it is stopped (DOM-7). */
const running = new Map<string, Waymark>();

export function start(options: Options): Public {
  const urls = addresses(options);
  for (const url of urls) {
    const first = running.get(url);
    if (!first || first._over || first.status === "failed") continue;
    const problem = problemOf("second_start", "collector");
    first._report(problem);
    try {
      options.onDiagnostic?.(problem);
    } catch {}
    return first;
  }
  const waymark = new Waymark(options);
  if (inBrowser) for (const url of urls) running.set(url, waymark);
  return waymark;
}

/** The collectors' resolved URLs. */
function addresses(options: Options): Set<string> {
  const urls = new Set<string>();
  try {
    const { collector } = options;
    for (const one of Array.isArray(collector) ? collector : [collector]) urls.add(absolute(typeof one === "object" ? one.url : one));
  } catch {}
  return urls;
}
