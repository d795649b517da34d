import { CONTROLS } from "../host/controls.ts";
import type { Watch } from "../host/goal.ts";
import { targetOf } from "../host/target.ts";
import { closest, push } from "#natives";
import { own, textOf } from "../host/read.ts";

/** What is meant to be pressed often: steppers, carousels, fields, media, drawings. */
const OFTEN =
  "input:not([type=submit],[type=button],[type=image],[type=checkbox],[type=radio]),textarea,select,video,audio,canvas,[contenteditable],[role=spinbutton],[role=slider]," +
  "qty,quantity,stepper,increment,decrement,plus,minus,carousel,slide,swiper,slick,arrow,gallery,next,prev".replace(/\w+/g, "[class*=$& i],[aria-label*=$& i]");

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
    if (!node || !(isTrusted || goal._synthetic) || closest(node, OFTEN)) return;
    const control = closest(node, CONTROLS) ?? node;
    // `+`, `›` and their like step through something, too.
    if (/^[^\p{L}\p{N}]$/u.test(textOf(control))) return;
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
  push(goal._ends, () => stop());
};
