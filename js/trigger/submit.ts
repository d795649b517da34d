import { closes, formFacts } from "../host/forms.ts";
import type { Watch } from "../host/goal.ts";

/** A submission (FORM-3, FORM-4). What a handler prevents is an AJAX form: whether the shop took it, nobody knows here. */
export const submit: Watch<{ selector: string }> = (goal, host) => {
  host._match(
    goal,
    "submit",
    goal._options.selector,
    (match, { _event, _path }) => {
      const form = _path[0] as Element;
      const submitter = (_event as SubmitEvent).submitter;
      if (closes(form, submitter)) return;
      const fire = host._read(goal, match, _event.timeStamp, {
        _props: formFacts(form, submitter),
        _key: `#${host._numberOf(form)}`,
        _domEvent: _event,
      });
      // Handlers run after us.
      host._later(
        () => {
          // A script's own event submits nothing by itself.
          if (_event.isTrusted || _event.defaultPrevented) fire?.(_event.defaultPrevented ? false : undefined);
        },
        0,
        true,
      );
    },
    true,
    true,
  );
};
