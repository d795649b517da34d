import type { Goal } from "../api.d.ts";
import { closest } from "./natives.ts";

/**
 * What the browser does not accept of a goal: selectors and regular expressions, by their paths, with the code of the
 * problem. A source with a flaw finds nothing from then on.
 */
export function flawsOf(goal: Goal): [path: string, code: string][] {
  const found: [string, string][] = [];
  const look = (value: unknown, path: string, name: string) => {
    if (value && typeof value === "object") {
      for (const key of Object.keys(value)) {
        // The names of props are the shop's own.
        look((value as Record<string, unknown>)[key], Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`, name === "props" ? "" : key);
      }
      return;
    }
    try {
      if (name === "regex") new RegExp(value as string);
      else if (/^(click|selector|closest|find)$/.test(name)) {
        // Beside others in one list: an unclosed bracket or comment would take them with it.
        if (!closest(document.documentElement, `${value},*`)) throw 0;
      }
    } catch {
      found.push([path.slice(1), name === "regex" ? name : "selector"]);
    }
  };
  for (const part of ["on", "key", "value", "currency", "items", "props"] as const) look(goal[part], `.${part}`, part);
  return found;
}
