import type { Watch } from "../host/goal.ts";
import { map, mono, push } from "#natives";
import { wrap } from "../host/wrap.ts";

/** What the page pushes for its tag manager, earlier pushes too: `{ event: "…" }`, or gtag's `arguments`.
 * https://developers.google.com/tag-platform/tag-manager/datalayer */
export const dataLayer: Watch<{ event: string; global: string }> = (goal, host) => {
  const { event, global } = goal._options;
  const layer = ((window as unknown as Record<string, unknown>)[global] ??= []) as unknown[];
  const look = (pushed: unknown) => {
    try {
      const { event: own, 0: command, 1: name } = pushed as Record<string | number, unknown>;
      if (own !== event && !(command === "event" && name === event)) return;
    } catch {
      return;
    }
    host._hit(goal, document.documentElement, mono(), { _event: goal._goal.event ?? event, _key: "" });
  };
  for (let index = 0; index < layer.length; index++) look(layer[index]);
  push(goal._ends, wrap(layer as never, "push", (given) => host._run(() => void map(given, look))));
};
