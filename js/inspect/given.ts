// What a page handed over, as data that can be passed on: each getter may throw without hiding the rest, an object may stand
// in itself, and what is no data is named. Read by `inspect/src/value.rs`.

import { tag } from "#natives";

export type Value =
  | { flag: boolean }
  | { number: string }
  | { text: string }
  | { list: Value[] }
  | { map: [name: string, value: Value][] }
  | "nothing"
  | "null"
  | "function"
  | "notFinite"
  | "other"
  | "threw"
  | "cyclic"
  | "deep";

/** Deeper than anything that a configuration has. */
const DEEPEST = 30;
/** Of more items than a list may have, one is enough to say so. */
const LONGEST = 1_001;
/** Of a longer text no more is shown, and how long it is need not be right. */
const CHARACTERS = 10_000;

export function given(value: unknown, above: readonly unknown[] = []): Value {
  switch (typeof value) {
    case "string":
      return { text: value.slice(0, CHARACTERS).replace(/\p{Surrogate}/gu, "\ufffd") };
    case "number":
      return Number.isFinite(value) ? { number: `${value}` } : "notFinite";
    case "boolean":
      return { flag: value };
    case "undefined":
      return "nothing";
    case "function":
      return "function";
    case "object":
      return value ? members(value, above) : "null";
    default:
      return "other";
  }
}

function members(value: object, above: readonly unknown[]): Value {
  if (above.includes(value)) return "cyclic";
  if (above.length >= DEEPEST) return "deep";
  const path = [...above, value];
  const at = (key: string | number): Value => {
    try {
      return given((value as Record<string | number, unknown>)[key], path);
    } catch {
      return "threw";
    }
  };
  try {
    if (Array.isArray(value)) return { list: Array.from({ length: Math.min(value.length, LONGEST) }, (_, index) => at(index)) };
    if (tag(value) !== "[object Object]") return "other";
    const names = Object.keys(value).slice(0, LONGEST);
    return { map: names.map((name): [string, Value] => [name, at(name)]).filter(([, member]) => member !== "nothing") };
  } catch {
    return "threw";
  }
}
