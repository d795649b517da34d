// A page's objects as text for the core: JSON, with functions as numbers (`@0`) and what cannot be read by its reason
// (`!threw`). Written by hand, since a page can patch `toJSON` onto arrays (old prototype.js does), and since each
// getter may throw without hiding the rest.

import { quote, tag } from "./natives.ts";

const DEEPEST = 30;
/** The core says where a list is too long; it needs one more than it takes. */
const LONGEST = 1_001;

export function write(value: unknown, functions: unknown[]): string {
  return one(value, functions, []);
}

function one(value: unknown, functions: unknown[], above: unknown[]): string {
  switch (typeof value) {
    case "string":
      return quote(value);
    case "number":
      return value - value === 0 ? `${value}` : "!not_finite";
    case "boolean":
      return `${value}`;
    case "undefined":
      return "null";
    case "function":
      return `@${functions.push(value) - 1}`;
    case "object":
      return value ? many(value, functions, above) : "null";
    default:
      return "!not_data";
  }
}

function many(value: object, functions: unknown[], above: unknown[]): string {
  for (let level = 0; level < above.length; level++) if (above[level] === value) return "!cyclic";
  if (above.length >= DEEPEST) return "!too_deep";
  above.push(value);
  try {
    const list = Array.isArray(value);
    if (!list && tag(value) !== "[object Object]") return "!not_data";
    const keys: ArrayLike<unknown> = list ? value : Object.keys(value);
    let out = "";
    for (let index = 0; index < keys.length && index < LONGEST; index++) {
      const key = list ? index : (keys[index] as string);
      let text = "!threw";
      try {
        const member = (value as Record<string | number, unknown>)[key];
        if (member === undefined && !list) continue;
        text = one(member, functions, above);
      } catch {}
      out += (out && ",") + (list ? "" : `${quote(key as string)}:`) + text;
    }
    return list ? `[${out}]` : `{${out}}`;
  } catch {
    return "!threw";
  } finally {
    above.pop();
  }
}
