// The hot path: one capture listener per event type that some goal needs. What matches no goal stays here.

import { closest, listen, pathOf, rootOf } from "./natives.ts";

/** A goal, as far as matching needs it. */
export interface Watched {
  _number: number;
  _type: string;
  _selector: string;
  _synthetic: boolean;
}

/** An event as it was: what a real one says, and what an early one kept. */
export interface Seen {
  _type: string;
  _path: EventTarget[];
  _trusted: boolean;
  /** Milliseconds, monotonic. */
  _at: number;
}

export const seen = (event: Event): Seen => ({
  _type: event.type,
  _path: pathOf(event),
  _trusted: event.isTrusted,
  _at: event.timeStamp,
});

export class Listener<W extends Watched> {
  #goals: Record<string, W[]> = Object.create(null);
  #selectors: Record<string, string> = Object.create(null);
  #found: (watched: W, match: Element, at: number) => void;
  #signal: AbortSignal;
  #see: (seen: Seen) => void;

  /** `see` is the guarded way back to `_see`. */
  constructor(signal: AbortSignal, found: (watched: W, match: Element, at: number) => void, see: (seen: Seen) => void) {
    this.#see = see;
    this.#signal = signal;
    this.#found = found;
  }

  /** The goals of one type; the listener comes and goes with them. */
  _set(type: string, goals: W[]): void {
    const before = this.#goals[type]?.length;
    this.#goals[type] = goals;
    this.#selectors[type] = goals.map((watched) => watched._selector).join();
    if (goals.length && !before) listen(window, type, this.#handle, { capture: true, passive: true, signal: this.#signal });
    else if (!goals.length && before) window.removeEventListener(type, this.#handle, true);
  }

  #handle = (event: Event): void => this.#see(seen(event));

  /** Per goal: `closest()` in the target's root, then in each further root on the path, outward (DOM-1). */
  _see({ _type, _path, _trusted, _at }: Seen): void {
    const goals = this.#goals[_type];
    if (!goals?.length) return;
    const all = this.#selectors[_type]!;
    const roots: Node[] = [];
    const matched: W[] = [];
    let entered = true;
    for (let index = 0; index < _path.length; index++) {
      const node = _path[index] as Element;
      if (node.nodeType === 11) entered = true;
      // A root begins behind a shadow root, or in a slot that shows what stands outside.
      if (node.nodeType !== 1 || !(entered || node.localName === "slot")) continue;
      entered = false;
      const root = rootOf(node);
      if (roots.includes(root)) continue;
      roots.push(root);
      if (!closest(node, all)) continue;
      for (let each = 0; each < goals.length; each++) {
        const goal = goals[each]!;
        if (!(_trusted || goal._synthetic) || matched.includes(goal)) continue;
        const match = closest(node, goal._selector);
        if (match) {
          matched.push(goal);
          this.#found(goal, match, _at);
        }
      }
    }
  }
}
