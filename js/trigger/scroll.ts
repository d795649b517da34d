import type { Watch } from "../host/goal.ts";
import { closest, find } from "#natives";
import { depth, scroller, scrolling } from "../host/scrolling.ts";
import { Kind, Way } from "../host/signal.ts";

/** How far down the visitor has come (SCROLL-*). */
export const scroll: Watch<{ at: number[]; unit: "percent" | "px"; root: string; inside?: string }> = (goal, host) => {
  const { at, unit, root, inside } = goal._options;
  const pixels = unit === "px";
  host._meter(goal, Way.View, at);
  goal._fire = (_subject, place, _amount, time) => {
    const limit = at[place];
    host._hit(goal, document.documentElement, time, {
      _key: "",
      _limit: limit,
      _props: pixels ? { pixels_scrolled: limit } : { percent_scrolled: limit },
    });
  };
  scrolling(goal, host, (scrolled, users) => {
    if (!users || (root === "auto" ? scroller() : closest(scrolled, root)) !== scrolled) return;
    const part = inside ? find(document.documentElement, inside) : undefined;
    if (part !== null) host._hear(Kind.Reading, goal._number, 0, 0, depth(scrolled, part, pixels));
  });
};
