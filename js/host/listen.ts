// The hot path: one capture listener per event type that some goal needs. What matches no goal stays here.

import { closest, listen, pathOf, rootOf } from "./natives.ts";

/** What the core asked for, of one goal. */
export interface Watched {
  _goal: number;
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

type Found = (goal: number, match: Element, at: number) => void;

export class Listener {
  #types = new Map<string, Watched[]>();
  #selectors = new Map<string, string>();
  #found: Found;
  #signal: AbortSignal;
  #listening = new Set<string>();

  constructor(signal: AbortSignal, found: Found) {
    this.#signal = signal;
    this.#found = found;
  }

  _watch(type: string, watched: Watched): void {
    const goals = this.#types.get(type) ?? [];
    goals.push(watched);
    this.#set(type, goals);
  }

  _unwatch(goal: number): void {
    for (const [type, goals] of this.#types) this.#set(type, goals.filter((watched) => watched._goal !== goal));
  }

  /** The goals of one type; the listener comes and goes with them. */
  #set(type: string, goals: Watched[]): void {
    this.#types.set(type, goals);
    this.#selectors.set(type, goals.map((watched) => watched._selector).join());
    if (goals.length && !this.#listening.has(type)) {
      this.#listening.add(type);
      listen(window, type, this.#handle, { capture: true, passive: true, signal: this.#signal });
    } else if (!goals.length && this.#listening.delete(type)) {
      window.removeEventListener(type, this.#handle, true);
    }
  }

  #handle = (event: Event): void => {
    this._see({ _type: event.type, _path: pathOf(event), _trusted: event.isTrusted, _at: event.timeStamp });
  };

  /** Per goal: `closest()` in the target's root, then in each further root on the path, outward (DOM-1). */
  _see(seen: Seen): void {
    const goals = this.#types.get(seen._type);
    const all = this.#selectors.get(seen._type);
    if (!goals || !all) return;
    const path = seen._path;
    const roots: Node[] = [];
    const matched: number[] = [];
    let entered = true;
    for (let index = 0; index < path.length; index++) {
      const node = path[index] as Node;
      if (node.nodeType === 11) entered = true;
      // A root begins behind a shadow root, or in a slot that shows what stands outside.
      if (node.nodeType !== 1 || !(entered || (node as Element).localName === "slot")) continue;
      entered = false;
      const root = rootOf(node);
      if (roots.includes(root)) continue;
      roots.push(root);
      if (!closest(node as Element, all)) continue;
      for (let each = 0; each < goals.length; each++) {
        const { _goal, _selector, _synthetic } = goals[each]!;
        if (!(seen._trusted || _synthetic) || matched.includes(_goal)) continue;
        const match = closest(node as Element, _selector);
        if (match) {
          matched.push(_goal);
          this.#found(_goal, match, seen._at);
        }
      }
    }
  }
}
