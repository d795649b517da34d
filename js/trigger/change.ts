import { choiceOf, nameOf } from "../host/forms.ts";
import type { Watch } from "../host/goal.ts";

/** A field was changed; its value stays where it is, unless it is a choice that the shop has listed (FORM-6). */
export const change: Watch<{ selector: string; capture?: string[] }> = (goal, host) => {
  const { selector, capture } = goal._options;
  host._match(
    goal,
    "change",
    selector,
    (match, { _event, _path }) => {
      const field = _path[0] as Element;
      host._hit(goal, match, _event.timeStamp, { _props: { name: nameOf(field), value: choiceOf(field, capture) }, _domEvent: _event });
    },
    goal._synthetic,
    true,
  );
};
