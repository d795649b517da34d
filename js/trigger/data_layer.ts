import type { Watch } from "../host/goal.ts";
import { map, mono, push } from "#natives";
import { wrap } from "../host/wrap.ts";

/** What each goal has counted, by the numbers of core and goal: one that replaces another does not count it again. */
const counted: Record<string, WeakSet<object>> = {};

/** What the page pushes for its tag manager, earlier pushes too: `{ event: "…" }`, or gtag's `arguments`.
 * https://developers.google.com/tag-platform/tag-manager/datalayer */
export const dataLayer: Watch<{ event: string; global: string }> = (goal, host) => {
  const { event, global } = goal._options;
  const layer = ((window as unknown as Record<string, unknown>)[global] ??= []) as object[];
  if (typeof layer.push !== "function") return;
  const known = (counted[`${host._core} ${goal._number}`] ??= new WeakSet());
  const look = (pushed: object) => {
    try {
      const { event: own, 0: command, 1: name } = pushed as Record<string | number, unknown>;
      if (own !== event && !(command === "event" && name === event)) return;
      known.add(pushed);
    } catch {
      return;
    }
    host._hit(goal, document.documentElement, mono(), { _event: goal._goal.event ?? event, _key: "" });
  };
  for (let index = 0; index < layer.length; index++) if (!known.has(layer[index]!)) look(layer[index]!);
  push(goal._ends, wrap(layer as never, "push", (given) => host._run(() => void map(given as object[], look))));
};
