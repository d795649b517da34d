import { attention } from "../host/attention.ts";
import type { Watch } from "../host/goal.ts";
import { inView } from "../host/in_view.ts";
import { Kind, Way } from "../host/signal.ts";
import { map } from "#natives";

/** So many seconds engaged with the page, or with an element while it is in view (DWELL-4). */
export const dwell: Watch<{ at: number[]; idle: number; inside?: string }> = (goal, host) => {
  const { at, idle, inside } = goal._options;
  const run = (on: boolean) => host._hear(Kind.Run, goal._number, 0, +on);
  attention(goal, host);
  const limits = map(at, (seconds) => seconds * 1e3);
  host._meter(goal, Way.Cumulative, limits, idle);
  goal._fire = (_subject, place, _amount, time) => {
    const seconds = limits[place]! / 1e3;
    host._hit(goal, document.documentElement, time, { _key: "", _limit: seconds, _props: { seconds } });
  };
  if (!inside) return run(true);
  const seen = new Set<Element>();
  inView(goal, host, inside, 50, (element, is) => {
    if (is) seen.add(element);
    else seen.delete(element);
    run(seen.size > 0);
  });
};
