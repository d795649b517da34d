import type { Watch } from "../host/goal.ts";
import { own } from "../host/read.ts";

/** A click on an element (CLICK-*). */
export const click: Watch<{ selector: string }> = (goal, host) => {
  host._match(goal, "click", goal._options.selector, (match, { _event }) =>
    host._hit(goal, match, _event.timeStamp, { _props: own(match), _domEvent: _event }),
  );
};
