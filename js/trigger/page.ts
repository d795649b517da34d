import type { Watch } from "../host/goal.ts";
import { filter, mono } from "#natives";
import { fits } from "../host/pattern.ts";

/** A page view whose URL fits (PAGE-1). */
export const page: Watch<{ url?: string | string[] }> = (goal, host) => {
  const visit = () => {
    const patterns = goal._options.url ?? [];
    if (!patterns[0] || filter(patterns, (pattern) => fits(pattern, location.href))[0]) host._hit(goal, document.documentElement, mono(), { _key: "" });
  };
  host._when(goal, "view", visit);
  visit();
};
