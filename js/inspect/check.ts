import type { Problem } from "../api.d.ts";
import { checkGoals, checkOptions } from "../host/check.ts";
import { problemOf } from "../host/problem.ts";

/** What `start` would say of a configuration, in its order. */
export function problems(options: unknown): Problem[] {
  const found: Problem[] = [];
  const report = (code: string, path: string) => found.push(problemOf(code, path));
  const { currency } = checkOptions(options, report);
  try {
    const { goals } = options as { goals?: unknown };
    if (goals !== undefined) checkGoals(goals, !!currency, report);
  } catch {
    // That it cannot be read is said.
  }
  return found;
}
