import type { Watch } from "../host/goal.ts";
import { inView } from "../host/in_view.ts";
import { isRendered } from "#natives";
import { Kind, Way } from "../host/signal.ts";

/** How often it is looked again whether what is in view can really be seen. */
const LOOKS = 10;

interface Options {
  selector: string;
  percent: number;
  seconds: number;
  mode: "continuous" | "cumulative";
  repeat?: boolean;
}

/** An element is in view for a time (VIS-*). */
export const visible: Watch<Options> = (goal, host) => {
  const { selector, percent, seconds, mode, repeat } = goal._options;
  const shown = new Set<number>();
  /** Those, and what is just leaving. */
  const elements = new Map<number, Element>();
  /** Those that were looked at in vain, and how often. */
  let looks: Record<number, number> = {};
  /** Those that a full exit lets begin again. */
  const spent = new Set<number>();
  host._meter(goal, mode === "continuous" ? Way.Continuous : Way.Cumulative, [seconds * 1e3]);
  goal._fire = (subject, _limit, _amount, at) => {
    const element = elements.get(subject);
    if (!element) return;
    if (isRendered?.(element, { checkOpacity: true, checkVisibilityCSS: true }) ?? true) {
      if (repeat) spent.add(subject);
      host._hit(goal, element, at, { _props: { percent, seconds } });
    } else if (!shown.has(subject)) return;
    else if ((looks[subject] = (looks[subject] ?? 0) + 1) > LOOKS) spent.add(subject);
    else host._hear(Kind.Run, goal._number, subject, 3);
  };
  host._when(goal, "view", () => {
    looks = {};
  });
  inView(goal, host, selector, percent, (element, seen, gone) => {
    const subject = host._numberOf(element);
    const anew = gone && spent.delete(subject);
    if (seen === shown.has(subject) && !anew) return;
    if (seen) shown.add(subject);
    else shown.delete(subject);
    elements.set(subject, element);
    // It may have been seen long enough just now, with a timer that is late.
    host._hear(Kind.Run, goal._number, subject, +seen + (anew ? 2 : 0));
    if (seen) return;
    elements.delete(subject);
    delete looks[subject];
  });
};
