// Clicks before the module is ready: they are decided once it is, with their own times (DEL-4).

import { type Seen, seen } from "./listen.ts";
import { listen } from "#natives";

/** Kept at most, with their presses, as in `js/snippet.ts`. */
const MOST = 200;

/** What the head snippet has left for us. */
interface Kept {
  waymarkEarly?: { seen: [Event, EventTarget[]][]; end: () => void };
}

/** Keeps them from now on, if there are goals for them; gives what ends it, which gives them. */
export function early(wanted: boolean): () => Iterable<Seen> {
  const kept = new Set<Seen>();
  const end = new AbortController();
  const left = (globalThis as Kept).waymarkEarly;
  try {
    if (left) {
      left.end();
      for (const [event, path] of left.seen) kept.add({ _event: event, _path: path });
    }
  } catch {}
  let press: Seen | undefined;
  const keep = (event: Event) => {
    if (event.type === "pointerdown") press = seen(event);
    else if (kept.size < MOST) {
      if (press) kept.add(press);
      kept.add(seen(event));
    }
  };
  if (wanted) for (const type of ["pointerdown", "click", "auxclick"]) listen(window, type, keep, { capture: true, passive: true, signal: end.signal });
  return () => {
    end.abort();
    // Whoever starts on this page later has missed them.
    if (left) left.seen = [];
    return wanted ? kept : [];
  };
}
