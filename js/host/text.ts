// What leaves the page, as JSON. Written by hand, since a page can patch `toJSON` onto arrays (old prototype.js does).

import { join, map, quote, replace, tag, keysOf } from "#natives";
import { PATHS, redact } from "./redact.ts";

/** Names in it are a shop's own, and say nothing about what may leave. */
const PROPS = "props";

/** Of clean data. Lone surrogates, which UTF-8 cannot hold, become U+FFFD; what is no JSON becomes `null`: a shadowed name (`<input name="localName">`) can put an element where a text should be. */
export function leave(value: unknown, name = ""): string {
  if (typeof value === "string") return quote(replace(redact(value, name), /\p{Surrogate}/gu, "\ufffd"));
  if (Array.isArray(value)) return `[${join(map(value, (item) => leave(item, name)), ",")}]`;
  if (value && tag(value) === "[object Object]") {
    let out = "";
    for (const key of keysOf(value)) {
      const member = (value as Record<string, unknown>)[key];
      if (member !== undefined) out += `${out && ","}${leave(key)}:${leave(member, name === PROPS && !PATHS.test(key) ? name : key)}`;
    }
    return `{${out}}`;
  }
  return (typeof value === "boolean" || typeof value === "number") && (value as number) - (value as number) === 0 ? `${value}` : "null";
}
