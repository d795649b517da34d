import type { Problem } from "../api.d.ts";
import { includes } from "#natives";

/** What switches nothing off. */
const WARNINGS = ["unknown_key", "duplicate_id", "not_found", "second_start"];

export function problemOf(code: string, path: string): Problem {
  return { code, path, severity: includes(WARNINGS, code) ? "warning" : "error" };
}
