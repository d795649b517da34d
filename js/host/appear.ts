// Elements that match a selector, now or later (VIS-3): one observer of mutations for all, and only while a goal asks.

import type { Known } from "./goal.ts";
import type { Host } from "./host.ts";
import { cancel, filter, findAll, later, Mutations, push } from "#natives";

/** Of one goal. */
const MOST = 1_000;
/** Milliseconds: mutations come in bursts. */
const PAUSE = 100;

let looks: { _look: () => void; _attributes: string[] }[] = [];
let observer: MutationObserver | undefined;
let timer: number | undefined;

/** Of all, each as often as it is asked for. */
function attributes(): string[] {
  const all: string[] = [];
  for (const { _attributes } of looks) push(all, ..._attributes);
  return all;
}

function look(): void {
  timer = undefined;
  for (const { _look } of looks) _look();
}

/** Tells of each element as it begins to match, and as it no longer does or is gone. */
export function appear(goal: Known, host: Host, selector: string, enter: (element: Element) => void, leave: (element: Element) => void): void {
  let known = new Set<Element>();
  const compare = () => {
    const found = new Set<Element>();
    const all = findAll(document.documentElement, selector);
    for (let index = 0; index < all.length && index < MOST; index++) found.add(all[index]!);
    if (all.length > MOST) host._once(goal, "too_many_elements", `goals.${goal._goal.id}.on`);
    for (const element of known) if (!found.has(element)) leave(element);
    for (const element of found) if (!known.has(element)) enter(element);
    known = found;
  };
  const entry = {
    _look: () => host._run(compare),
    _attributes: Array.from(selector.matchAll(/\[\s*([\w-]+)|[.#]/g), ([mark, name]) => name ?? (mark === "." ? "class" : "id")),
  };
  looks = [...looks, entry];
  observer ??= new Mutations(() => (timer ??= later(look, PAUSE)));
  observer.observe(document, { childList: true, subtree: true, attributeFilter: attributes() });
  push(goal._ends, () => {
    looks = filter(looks, (each) => each !== entry);
    if (looks.length) return;
    observer!.disconnect();
    cancel(timer);
    timer = observer = undefined;
  });
  compare();
}
