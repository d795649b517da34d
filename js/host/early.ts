// Clicks before the module is ready: they are decided once it is, with their own times (DEL-4).

import { type Seen, seen } from "./listen.ts";
import { listen } from "./natives.ts";

/** Kept at most. */
const MOST = 100;

/** What the head snippet (`js/snippet.ts`) has left for us. */
interface Kept {
  waymarkEarly?: { seen: [Event, EventTarget[]][]; end: () => void };
}

/** Keeps them from now on, if there are goals for them; gives what ends it, which gives them. */
export function early(wanted: boolean): () => Seen[] {
  const kept: Seen[] = [];
  const end = new AbortController();
  const left = (globalThis as Kept).waymarkEarly;
  try {
    if (left) {
      left.end();
      for (const [event, path] of left.seen) kept.push({ _event: event, _path: path });
    }
  } catch {}
  const keep = (event: Event) => {
    if (kept.length < MOST) kept.push(seen(event));
  };
  if (wanted) listen(window, "click", keep, { capture: true, passive: true, signal: end.signal });
  return () => {
    end.abort();
    return wanted ? kept : [];
  };
}
