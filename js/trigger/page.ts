import type { Watch } from "../host/goal.ts";
import { mono } from "../host/natives.ts";
import { fits } from "../host/pattern.ts";

/** A page view (PAGE-1). */
export const page: Watch<{ url?: string | string[] }> = (goal, host) => {
  const visit = () => {
    const { url = [] } = goal._options;
    const patterns = [url].flat();
    if (!patterns.length || patterns.some((pattern) => fits(pattern, location.href))) host._hit(goal, document.documentElement, mono(), { _key: "" });
  };
  host._when(goal, "view", visit);
  visit();
};
