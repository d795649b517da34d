import { choiceOf, fill, fillingOf, formFacts, formOf, nameOf } from "../host/forms.ts";
import type { Watch } from "../host/goal.ts";
import type { Hear } from "../host/listen.ts";
import { targetOf } from "../host/target.ts";
import { wrap } from "../host/wrap.ts";
import { closest, findAll, includes, mono, push } from "#natives";

/** After a press on a control or on Enter, `invalid` events of its submission come within this many milliseconds: they are
 * of the same task, but for Enter, whose `keypress` may be a task of its own. */
const ATTEMPT = 100;
const SUBMITTERS = "button,input[type=submit],input[type=image],input[type=button],a,[role=button]";

/** A form begun, sent with mistakes, or left (FORM-1, FORM-2, FORM-5). */
export const form: Watch<{ selector: string; capture?: string[] }> = (goal, host) => {
  const { selector, capture } = goal._options;
  /** Which filling of a form was begun, and which may still be abandoned. */
  const begun = new WeakMap<Element, number>();
  const open = new Map<Element, number>();
  let tried = -ATTEMPT;
  let wrong: string[] | undefined;

  const hit = (event: string, form: Element, props: object) => {
    const values: string[] = [];
    const fields = findAll(form, "select,input");
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index]!;
      const value = choiceOf(field, capture);
      if (value !== undefined) push(values, `${nameOf(field)}=${value}`);
    }
    const own = { ...formFacts(form), ...props, form_destination: undefined, values: values.length ? values : undefined };
    host._hit(goal, form, mono(), { _event: event, _props: own });
  };

  const input: Hear = (seen) => {
    const field = targetOf(seen);
    const form = field && formOf(field, selector);
    // A browser that fills in what it has saved does it before anybody has touched the page.
    // https://developer.mozilla.org/docs/Web/API/UserActivation/hasBeenActive
    if (!form || !(seen._event.isTrusted || goal._synthetic) || navigator.userActivation?.hasBeenActive === false) return;
    const { _attempt } = fill(form, nameOf(field));
    if (begun.get(form) === _attempt) return;
    begun.set(form, _attempt);
    open.set(form, _attempt);
    hit("form_start", form, {});
  };
  host._on(goal, "input", input);
  host._on(goal, "change", input, true);

  const attempt = () => {
    tried = mono();
  };
  host._on(goal, "click", (seen) => {
    const target = targetOf(seen);
    if (target && closest(target, SUBMITTERS)) attempt();
  });
  host._on(goal, "keydown", (seen) => {
    const { _event } = seen;
    // In a text area it is a new line.
    if ((_event as KeyboardEvent).key === "Enter" && targetOf(seen)?.localName !== "textarea") attempt();
  });
  // Its `invalid` events come before it returns.
  push(goal._ends, wrap(HTMLFormElement.prototype as never, "requestSubmit", attempt));
  host._on(
    goal,
    "invalid",
    (seen) => {
      const field = targetOf(seen);
      const form = field && formOf(field, selector);
      if (!form) return;
      if (!wrong) {
        wrong = [];
        const since = mono() - ATTEMPT;
        host._later(
          () => {
            const fields = wrong;
            wrong = undefined;
            // `checkValidity()` while somebody types is no attempt.
            if (tried >= since) hit("form_invalid", form, { fields });
          },
          0,
          true,
        );
      }
      const name = nameOf(field);
      if (name && !includes(wrong, name)) push(wrong, name);
    },
    true,
  );

  // A submission ends the filling. Handlers that prevent it run after us.
  host._on(
    goal,
    "submit",
    ({ _event, _path }) => {
      const filling = fillingOf(_path[0] as Element);
      host._later(
        () => {
          if (filling && (_event.isTrusted || _event.defaultPrevented)) filling._open = false;
        },
        0,
        true,
      );
    },
    true,
  );

  host._when(goal, "leave", () => {
    for (const [form, attempt] of open) {
      const filling = fillingOf(form)!;
      if (filling._open && filling._attempt === attempt) hit("form_abandon", form, { last_field: filling._lastField });
    }
    open.clear();
  });
};
