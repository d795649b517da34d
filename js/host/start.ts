import type { Options, Waymark as Public } from "../api.d.ts";
import { inBrowser } from "./natives.ts";
import { problemOf } from "./problem.ts";
import { Waymark } from "./waymark.ts";

/** One instance a collector, until it is stopped (DOM-7). */
const running = new Map<string, Waymark>();

export function start(options: Options): Public {
  const where = address(options);
  const first = where && running.get(where);
  if (first && !first._over && first.status !== "failed") {
    const problem = problemOf("second_start", "collector");
    first._report(problem);
    try {
      options.onDiagnostic?.(problem);
    } catch {}
    return first;
  }
  const waymark = new Waymark(options);
  if (where && inBrowser) running.set(where, waymark);
  return waymark;
}

/** The first collector's resolved URL. */
function address(options: Options): string | undefined {
  try {
    const all = options.collector;
    const one = Array.isArray(all) ? all[0] : all;
    return new URL(typeof one === "object" ? one.url : one!, document.baseURI).href;
  } catch {
    return;
  }
}
