// What a firing says: the parts of a goal that are constants, those that are read, and those that the page's own functions
// give, put into one shape.

import type { Item } from "../api.d.ts";
import type { Said } from "./event.ts";
import { type AnySource, isNumber, money, proper, shorten } from "./read.ts";
import { map, keysOf } from "#natives";

type Part = string | number | boolean | AnySource;
type Parts = Record<string, Part>;
type Callback = (...match: never[]) => unknown;

/** The parts of a goal that leave. */
export interface Spec {
  key?: Part | Callback;
  value?: Part | Callback;
  currency?: Part;
  items?: Parts[];
  props?: Parts | Callback;
}

/** What stands at a source; the path is for the word that nothing does. */
export type Reader = (source: AnySource, path: string) => string | number | null | undefined;
/** What the goal's function gives. It throws, once it has said so, where that one does. */
export type Call = (part: "key" | "value" | "props" | "where") => unknown;
/** A problem of the goal, at a path in it. */
export type Tell = (code: string, path: string) => void;

/** What counts as the same thing, if the goal says. */
export function keyOf({ key }: Spec, reader: Reader, call: Call, tell?: Tell): string | undefined {
  const given = typeof key === "function" ? call("key") : typeof key === "object" ? reader(key, "key") : key;
  // A number is as good a key as its text.
  if (typeof given === "string" || isNumber(given)) return shorten(`${given}`, 200, "key") || undefined;
  if (typeof key === "function") tell?.("wrong_type", "key");
  return;
}

/** What was not found is left out; a value or a currency that should be there is `null`. */
export function facts({ value, currency, items, props }: Spec, own: object, reader: Reader, call: Call, tell?: Tell): Said {
  let partial = false;
  const read = (part: Part, path: string) => {
    if (typeof part !== "object") return part;
    const found = reader(part, path);
    return typeof found === "number" ? `${found}` : found;
  };
  const amount = (part: Part, path: string) => {
    const found = typeof part === "object" ? reader(part, path) : part;
    const number = typeof found === "string" ? money(found, (part as AnySource).locale) : found;
    if (typeof number === "number" && number >= 0) return number;
    if (found != null) tell?.("not_a_number", path);
    return null;
  };
  const each = (parts: Parts, path: string, numbers?: RegExp) => {
    const out: Record<string, unknown> = {};
    // Not what an old library has hung on `Object.prototype`.
    for (const name of keysOf(parts)) {
      const counts = numbers?.test(name);
      const found = (counts ? amount : read)(parts[name]!, path + name);
      if (found != null) out[name] = found;
      else if (counts) partial = true;
    }
    return out;
  };
  const asked = (part: "value" | "props", right: (given: unknown) => unknown) => {
    try {
      const given = right(call(part));
      if (given == null) tell?.("wrong_type", part);
      return given;
    } catch {
      return;
    }
  };
  return {
    value:
      typeof value === "function"
        ? (asked("value", (given) => (isNumber(given) && given >= 0 ? given : null)) ?? null)
        : value === undefined
          ? value
          : amount(value, "value"),
    currency: currency === undefined ? currency : read(currency, "currency") || null,
    items: items && map(items, (item, index) => each(item, `items[${index}].`, /^(price|quantity)$/) as Item),
    props: {
      ...own,
      ...(typeof props === "function" ? (asked("props", (given) => proper(given, tell)) as object) : each(props ?? {}, "props.")),
    },
    _partial: partial,
  } as Said;
}
