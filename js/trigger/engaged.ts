import { attention } from "../host/attention.ts";
import type { Watch } from "../host/goal.ts";
import { depth, scroller } from "../host/scrolling.ts";
import { Kind, Way } from "../host/signal.ts";

/** The time that the visitor was at the page, as it ends, or piece by piece (DWELL-1, DWELL-5). */
export const engaged: Watch<{ every?: number; idle: number }> = (goal, host) => {
  const { every, idle } = goal._options;
  let deepest = 0;
  const reach = (element = scroller()) => {
    if (element) deepest = Math.max(deepest, depth(element));
  };
  attention(goal, host, (element) => element === scroller() && reach(element));
  host._meter(goal, Way.Delta, every ? [every * 1e3] : [], idle);
  host._hear(Kind.Run, goal._number, 0, 1);
  goal._fire = (_subject, _place, amount, at) => {
    const scrollable = !!scroller();
    reach();
    host._hit(goal, document.documentElement, at, {
      _key: "",
      _props: { seconds: Math.round(amount) / 1e3, max_depth: scrollable ? Math.round(deepest) : 100, scrollable },
    });
  };
  host._when(goal, "view", () => (deepest = 0));
};
