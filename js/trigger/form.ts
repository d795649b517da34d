import { choiceOf, closes, fill, fillingOf, formFacts, formOf, nameOf } from "../host/forms.ts";
import type { Watch } from "../host/goal.ts";
import type { Hear } from "../host/listen.ts";
import { targetOf } from "../host/target.ts";
import { wrap } from "../host/wrap.ts";
import { closest, findAll, includes, mono, push } from "#natives";

/** After a press on a control or on Enter, `invalid` events of its submission come within this many milliseconds: they are
 * of the same task, but for Enter, whose `keypress` may be a task of its own. */
const ATTEMPT = 100;
const SUBMITTERS = "button:not([type=button],[type=reset]),input[type=submit],input[type=image]";

/** A form begun, sent with mistakes, or left (FORM-1, FORM-2, FORM-5). */
export const form: Watch<{ selector: string; capture?: string[] }> = (goal, host) => {
  const { selector, capture } = goal._options;
  /** Which filling of a form was begun, and which may still be abandoned. */
  const begun = new WeakMap<Element, number>();
  const open = new Map<Element, number>();
  let tried = -ATTEMPT;
  /** Names of fields, by form, as long as its mistakes come in. */
  const wrong = new Map<Element, string[]>();

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
    const form = field && formOf(seen, selector);
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
    // Elsewhere it is a new line, or a click.
    if ((_event as KeyboardEvent).key === "Enter" && targetOf(seen)?.localName === "input") attempt();
  });
  // Its `invalid` events come before it returns.
  push(goal._ends, wrap(HTMLFormElement.prototype as never, "requestSubmit", attempt));
  host._on(
    goal,
    "invalid",
    (seen) => {
      const field = targetOf(seen);
      const form = field && formOf(seen, selector);
      if (!form) return;
      let fields = wrong.get(form);
      if (!fields) {
        wrong.set(form, (fields = []));
        const since = mono() - ATTEMPT;
        host._later(
          () => {
            wrong.delete(form);
            // `checkValidity()` while somebody types is no attempt.
            if (tried >= since) hit("form_invalid", form, { fields });
          },
          0,
          true,
        );
      }
      const name = nameOf(field);
      if (name && !includes(fields, name)) push(fields, name);
    },
    true,
  );

  // A submission ends the filling, prevented or not, and before a handler goes to another view; a script's own event only if it is prevented.
  host._on(
    goal,
    "submit",
    ({ _event, _path }) => {
      const form = _path[0] as Element;
      const filling = fillingOf(form);
      if (!filling || closes(form, (_event as SubmitEvent).submitter)) return;
      const end = () => {
        if (_event.isTrusted || _event.defaultPrevented) filling._open = false;
      };
      end();
      // Handlers that prevent it run after us.
      host._later(end, 0, true);
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
