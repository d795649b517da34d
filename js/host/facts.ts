// What a firing says: the parts of a goal that are constants, and those that are read, put into one shape.

import { money } from "./money.ts";
import type { AnySource } from "./read.ts";

type Part = string | number | boolean | AnySource | null;

/** The parts of a goal that leave. */
export interface Spec {
  key?: Part;
  value?: Part;
  currency?: Part;
  items?: Record<string, Part>[];
  props?: Record<string, Part>;
}

/** What stands at a source; the path is for the word that nothing does. */
export type Reader = (source: AnySource, path: string) => string | null | undefined;

/** As `EVENT` in `src/goal/spec.rs`. What was not found is left out. */
export function facts(spec: Spec, own: Record<string, unknown>, reader: Reader): Record<string, unknown> {
  const read = (part: Part | undefined, path: string) => (part && typeof part === "object" ? reader(part, path) : part);
  const amount = (part: Part | undefined, path: string) => {
    const value = read(part, path);
    const number = typeof value === "string" ? money(value, (part as AnySource).locale) : value;
    return typeof number === "number" && number >= 0 ? number : undefined;
  };
  const each = (parts: Record<string, Part> | undefined, path: string) => {
    const out: Record<string, unknown> = {};
    for (const name in parts) {
      const value = (name === "price" || name === "quantity" ? amount : read)(parts[name], path + name);
      if (value != null) out[name] = value;
    }
    return out;
  };
  const items = spec.items?.map((item, index) => each(item, `items[${index}].`));
  const priced = spec.items?.some((item) => item.price != null);
  const value = spec.value != null ? amount(spec.value, "value") : priced ? worth(items!) : undefined;
  const currency = spec.currency != null ? read(spec.currency, "currency") : undefined;
  const out: Record<string, unknown> = { props: { ...own, ...each(spec.props, "props.") } };
  if (items) out.items = items;
  const key = read(spec.key, "key");
  if (key) out.key = key;
  if (spec.currency != null && !currency) {
    // The options' currency would be a guess.
    if (value !== undefined) out.value_error = true;
  } else {
    if (currency) out.currency = currency;
    if (value !== undefined) out.value = value;
    else if (spec.value != null) out.value_error = true;
  }
  return out;
}

/**
 * The sum of price × quantity, if every item has its price: an event is worth its items unless it says otherwise.
 * https://developers.google.com/analytics/devguides/collection/ga4/set-up-ecommerce
 */
export function worth(items: Record<string, unknown>[]): number | undefined {
  let sum = 0;
  for (const { price, quantity = 1 } of items) sum += (price as number) * (quantity as number);
  // To the cent of a cent: 0.1 + 0.2 is no price.
  return items.length && sum - sum === 0 ? Math.round(sum * 1e4) / 1e4 : undefined;
}
