// The configurations of `problems.json`, as a page would hand them over.

import { readFileSync } from "node:fs";
import type { Problem } from "../../js/api.d.ts";

export interface Case {
  name: string;
  options: unknown;
  problems: Problem[];
  /** The ids of the goals that work. */
  goals: string[];
}

/** `script` instead of `options`: what JSON cannot say, as JavaScript. */
type Written = Omit<Case, "options"> & { options?: unknown; script?: string };

export function cases(): Case[] {
  const written = JSON.parse(readFileSync(new URL("problems.json", import.meta.url), "utf8")) as Written[];
  return written.map(({ name, options, script, problems, goals }) => {
    const value = script === undefined ? options : (new Function(`return (${script});`)() as unknown);
    return { name, options: value, problems, goals };
  });
}
