import type { Host } from "./host.ts";
import { map } from "#natives";
import { type Functions, wrap } from "./wrap.ts";

/** Looks wherever the URL may have changed, until the tracker stops. */
export function history(host: Host, look: () => void): void {
  // It may have stopped meanwhile, too.
  if (host._life.signal.aborted) return;
  host._at(window, "popstate", look);
  host._at(window, "hashchange", look);
  const ends = map(["pushState", "replaceState"], (name) => wrap(window.history as unknown as Functions, name, () => host._run(look)));
  host._leaves = () => map(ends, (end) => end());
  // It may have changed while this was being loaded.
  look();
}
