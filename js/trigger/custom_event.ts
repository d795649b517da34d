import type { Watch } from "../host/goal.ts";
import type { Seen } from "../host/listen.ts";
import { targetOf } from "../host/target.ts";
import { mono } from "#natives";

/** An event of the page's own, on anything in it or on `window`. Its `detail` is for callbacks. */
export const customEvent: Watch<{ name: string; target?: string }> = (goal, host) => {
  const { name, target } = goal._options;
  // Its own time is that of its making.
  const hit = (match: Element, { _event }: Seen) => host._hit(goal, match, mono(), { _event: goal._goal.event ?? name, _key: "", _domEvent: _event });
  if (target) host._match(goal, name, target, hit, true);
  else host._on(goal, name, (seen) => hit(targetOf(seen) ?? document.documentElement, seen));
};
