// What a firing says: the parts of a goal that are constants, and those that are read, put into one shape.

import type { Item } from "../api.d.ts";
import type { Said } from "./event.ts";
import { money } from "./money.ts";
import { type AnySource, shorten } from "./read.ts";

type Part = string | number | boolean | AnySource;
type Parts = Record<string, Part>;

/** The parts of a goal that leave. */
export interface Spec {
  key?: Part;
  value?: Part;
  currency?: Part;
  items?: Parts[];
  props?: Parts;
}

/** What stands at a source; the path is for the word that nothing does. */
export type Reader = (source: AnySource, path: string) => string | null | undefined;

/** What was not found is left out; a value or a currency that should be there is `null`. */
export function facts(spec: Spec, own: object, reader: Reader): Said {
  const read = (part: Part, path: string) => (typeof part === "object" ? reader(part, path) : part);
  const amount = (part: Part, path: string) => {
    const value = read(part, path);
    const number = typeof value === "string" ? money(value, (part as AnySource).locale) : value;
    return typeof number === "number" && number >= 0 ? number : null;
  };
  const each = (parts: Parts | undefined, path: string, numbers?: RegExp) => {
    const out: Record<string, unknown> = {};
    // Not what an old library has hung on `Object.prototype`.
    for (const name of Object.keys(parts ?? {})) {
      const value = (numbers?.test(name) ? amount : read)(parts![name]!, path + name);
      if (value != null) out[name] = value;
    }
    return out;
  };
  const { key, value, currency } = spec;
  const text = (part: Part | undefined, path: string) => (part === undefined ? part : (read(part, path) as string | null) || null);
  return {
    key: shorten(text(key, "key"), 200, "key") ?? undefined,
    value: value === undefined ? value : amount(value, "value"),
    currency: text(currency, "currency"),
    items: spec.items?.map((item, index) => each(item, `items[${index}].`, /^(price|quantity)$/) as Item),
    props: { ...own, ...each(spec.props, "props.") },
  } as Said;
}
