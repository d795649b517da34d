import type { Watch } from "../host/goal.ts";
import { controlOf, targetOf } from "../host/target.ts";
import { attribute, closest, push } from "#natives";
import { own, textOf } from "../host/read.ts";

/** What is pressed often: fields, media, drawings. */
const FIELDS =
  "input:not([type=submit],[type=button],[type=image],[type=checkbox],[type=radio]),textarea,select,video,audio,canvas,[contenteditable],[role=spinbutton],[role=slider]";

/** What shops call the buttons of steppers and the arrows of carousels, as whole words: what is narrow is no arrow. */
const STEPS = /(^|[^a-z])(qty|quantity|stepper|inc|increment|increase|dec|decrement|decrease|plus|minus|arrow|next|prev|previous)(?![a-z])/i;
/** And what stands on them. */
const SIGNS = /^[-+–−<>‹›«»❮❯←-⇿▲-◅]$/;

const called = (element: Element | null) => (element ? `${attribute(element, "class")} ${attribute(element, "aria-label")}`.replace(/[a-z](?=[A-Z])/g, "$& ") : "");

/** Many clicks on one place in a short time: something does not do what it looks like (RAGE-1). */
export const rage: Watch<{ clicks: number; interval: number; radius: number }> = (goal, host) => {
  const { clicks, interval, radius } = goal._options;
  let target: Element | undefined;
  let count = 0;
  let last = 0;
  let x = 0;
  let y = 0;
  let stop = () => {};
  const end = () => {
    stop();
    if (target && count >= clicks) {
      const { tag, text } = own(target);
      host._hit(goal, target, last, { _props: { clicks: count, tag, text } });
    }
    target = undefined;
  };
  host._on(goal, "click", (seen) => {
    const { timeStamp, clientX, clientY, isTrusted } = seen._event as MouseEvent;
    const node = targetOf(seen);
    if (!node || !(isTrusted || goal._synthetic) || closest(node, FIELDS)) return;
    const control = controlOf(seen) ?? node;
    // A label's control is clicked next.
    if ((control as HTMLLabelElement).control || STEPS.test(`${called(control)} ${called(control.parentElement)}`) || SIGNS.test(textOf(control))) return;
    if (control !== target || timeStamp - last >= interval * 1e3 || Math.hypot(clientX - x, clientY - y) > radius) {
      end();
      target = control;
      count = 0;
      x = clientX;
      y = clientY;
    }
    count++;
    last = timeStamp;
    stop();
    stop = host._later(end, interval * 1e3, true);
  });
  host._when(goal, "leave", end);
  push(goal._ends, () => stop());
};
