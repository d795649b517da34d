// A page's objects as text for the core: JSON, with `@` for functions, and `!threw` for what cannot be read, by its reason. Written by hand, since a page can patch `toJSON` onto arrays (old prototype.js does), and since each
// getter may throw without hiding the rest.

import { push, quote, replace, tag } from "#natives";
import { PATHS, redact } from "./redact.ts";

/** Names in it are a shop's own, and say nothing about what may leave. */
const PROPS = "props";
const DEEPEST = 30;
/** The core says where a list is too long; it needs one more than it takes. */
const LONGEST = 1_001;

export function write(value: unknown): string {
  return one(value, [], "");
}

/** What leaves the page, as JSON. Lone surrogates, which UTF-8 cannot hold, become U+FFFD, and what is no JSON `null`. */
export function leave(value: unknown): string {
  return one(value, [], "", true);
}

function one(value: unknown, above: unknown[], name: string, leaving?: boolean): string {
  switch (typeof value) {
    case "string":
      return quote(leaving ? replace(redact(value, name), /\p{Surrogate}/gu, "\ufffd") : value);
    case "number":
      return value - value === 0 ? `${value}` : "!not_finite";
    case "boolean":
      return `${value}`;
    case "undefined":
      return "null";
    case "function":
      return "@";
    case "object":
      return value ? many(value, above, name, leaving) : "null";
    default:
      return "!not_data";
  }
}

function many(value: object, above: unknown[], name: string, leaving?: boolean): string {
  for (let level = 0; level < above.length; level++) if (above[level] === value) return "!cyclic";
  if (above.length >= DEEPEST) return "!too_deep";
  push(above, value);
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
        text = one(member, above, list || (name === PROPS && !PATHS.test(key as string)) ? name : (key as string), leaving);
      } catch {}
      // A shadowed name (`<input name="localName">`) can put an element where a text should be.
      if (leaving && /^[!@]/.test(text)) text = "null";
      out += (out && ",") + (list ? "" : `${one(key, [], "", leaving)}:`) + text;
    }
    return list ? `[${out}]` : `{${out}}`;
  } catch {
    return "!threw";
  } finally {
    above.length--;
  }
}
