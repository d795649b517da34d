// The hot path: one capture listener per event type that some goal needs. What matches no goal stays here.

import { closest, indexOf, later, listen, pathOf, rootOf, typeOf, keysOf } from "#natives";

/** An event with the path that it had while it was dispatched. */
export interface Seen {
  _event: Event;
  _path: EventTarget[];
}

export const seen = (event: Event): Seen => ({ _event: event, _path: pathOf(event) });

export type Hear = (seen: Seen) => void;

/** What matches a selector. */
interface Matcher {
  _selector: string;
  /** Also what a script made. */
  _synthetic: boolean;
  _run: (match: Element, seen: Seen) => void;
}

interface Type {
  _hear: Set<Hear>;
  /** Ends its listeners. */
  _end: AbortController;
  /** What it has others heard for. */
  _ends: Set<() => void>;
  /** Does it stay inside a shadow tree? */
  _inner: boolean;
  /** Shadow roots that have a listener of their own (DOM-2). */
  _roots: WeakSet<EventTarget>;
  _matchers: Set<Matcher>;
  /** Of all matchers, in one; empty until it is needed. */
  _all: string;
}

/** What a visitor does first in a shadow tree: the moment to listen inside it, too. */
const ENTRIES = ["focusin", "pointerdown", "keydown", "input", "click"];

/** A press this far from the click, in time or place, is not its beginning (CLICK-6). */
const LONGEST = 750;
const FARTHEST = 10;

export class Listener {
  _types: Record<string, Type> = Object.create(null);
  /** Closed roots that the page has opened to us. */
  _opened = new Set<ShadowRoot>();
  /** Events that were seen: a slotted node's passes through a root and `window`. */
  _done = new WeakSet<Event>();
  /** The last press. */
  _press: Seen | undefined;

  /** On every way in. */
  _guard: (call: () => void) => void;

  constructor(guard: (call: () => void) => void) {
    this._guard = guard;
  }

  /** Hears events of a type until the function that it gives is called. `inner`: they do not leave a shadow tree. */
  _on(type: string, run: Hear, inner = false): () => void {
    const known = (this._types[type] ??= this._begin(type));
    // Once a type, however many hear it.
    if (inner && !known._inner) {
      known._inner = true;
      for (const entry of ENTRIES) known._ends.add(this._on(entry, this._enter));
    }
    // Its own, so that the same function can hear for several.
    const hear: Hear = (seen) => run(seen);
    known._hear.add(hear);
    return () => {
      known._hear.delete(hear);
      if (known._hear.size || this._types[type] !== known) return;
      known._end.abort();
      delete this._types[type];
      for (const end of known._ends) end();
    };
  }

  /** Hears events whose target is inside of what the selector matches; the innermost match in each root counts (DOM-1). */
  _match(type: string, selector: string, synthetic: boolean, run: Matcher["_run"], inner = false): () => void {
    const end = this._on(type, () => {}, inner);
    const known = this._types[type]!;
    const { _matchers } = known;
    const matcher: Matcher = { _selector: selector, _synthetic: synthetic, _run: run };
    _matchers.add(matcher);
    known._all = "";
    return () => {
      _matchers.delete(matcher);
      known._all = "";
      end();
    };
  }

  /** Listens inside a closed root, too. */
  _open(root: ShadowRoot): void {
    // Of an element with a closed root of which nobody told us, `shadowRoot` is null.
    if (!root?.host) return;
    this._opened.add(root);
    for (const type of keysOf(this._types)) this._attach(root, type);
  }

  _stop(): void {
    for (const type of keysOf(this._types)) this._types[type]!._end.abort();
    this._types = {};
  }

  _begin(type: string): Type {
    const known: Type = { _hear: new Set(), _end: new AbortController(), _ends: new Set(), _inner: false, _roots: new WeakSet(), _matchers: new Set(), _all: "" };
    this._types[type] = known;
    if (type === "click") known._ends.add(this._on("pointerdown", (seen) => (this._press = seen)));
    this._attach(window, type);
    for (const root of this._opened) this._attach(root, type);
    return known;
  }

  _attach(target: EventTarget, type: string): void {
    const { _roots, _end } = this._types[type]!;
    if (_roots.has(target)) return;
    _roots.add(target);
    const hear = (event: Event) => {
      const each = seen(event);
      const see = () => {
        if (this._done.has(event)) return;
        this._done.add(event);
        this._guard(() => this._see(each));
      };
      // Inside a closed root more can be seen. If it does not come there (its host was hit, somebody stopped it), what is seen here counts.
      for (const root of this._opened) if (inPath(each, root.host) && !inPath(each, root)) return later(see);
      see();
    };
    listen(target, type, hear, { capture: true, passive: true, signal: _end.signal });
  }

  /** A visitor has come into open shadow trees. */
  _enter = ({ _path }: Seen): void => {
    for (let index = 0; index < _path.length; index++) {
      const node = _path[index] as Node;
      if (typeOf(node) === 11) for (const type of keysOf(this._types)) if (this._types[type]!._inner) this._attach(node, type);
    }
  };

  _see(seen: Seen): void {
    const { type } = seen._event;
    const known = this._types[type];
    if (!known) return;
    if (type === "click") seen = this._pressed(seen);
    for (const hear of known._hear) hear(seen);
    if (known._matchers.size) this._find(known, seen);
  }

  /** A layer that opens under the pointer moves the click to an ancestor that both have in common: what was pressed is meant (CLICK-6). */
  _pressed(seen: Seen): Seen {
    const { clientX, clientY, pointerId, timeStamp, detail } = seen._event as PointerEvent;
    const press = this._press;
    // No key was pressed on it: `detail`. A click says its pointer in newer browsers only.
    if (!press || !detail || indexOf(press._path, seen._path[0]!) < 1) return seen;
    const from = press._event as PointerEvent;
    const near = Math.hypot(clientX - from.clientX, clientY - from.clientY) < FARTHEST;
    return near && timeStamp - from.timeStamp <= LONGEST && (pointerId ?? from.pointerId) === from.pointerId ? { ...seen, _path: press._path } : seen;
  }

  /** Per goal: `closest()` in the target's root, then in each further root on the path, outward. */
  _find(known: Type, seen: Seen): void {
    const { _matchers } = known;
    const { _path, _event } = seen;
    if (!known._all) for (const { _selector } of _matchers) known._all += (known._all && ",") + _selector;
    const roots = new Set<Node>();
    const matched = new Set<Matcher>();
    let entered = true;
    for (let index = 0; index < _path.length; index++) {
      const node = _path[index] as Element;
      const type = typeOf(node);
      if (type === 11) entered = true;
      // A root begins behind a shadow root, or in a slot that shows what stands outside.
      if (type !== 1 || !(entered || node.localName === "slot")) continue;
      entered = false;
      const root = rootOf(node);
      if (roots.has(root)) continue;
      roots.add(root);
      if (!closest(node, known._all)) continue;
      for (const matcher of _matchers) {
        if (!(_event.isTrusted || matcher._synthetic) || matched.has(matcher)) continue;
        const match = closest(node, matcher._selector);
        if (match) {
          matched.add(matcher);
          matcher._run(match, seen);
        }
      }
    }
  }
}

const inPath = ({ _path }: Seen, node: EventTarget) => indexOf(_path, node) >= 0;
