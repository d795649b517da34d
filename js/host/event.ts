// What an event says, as it leaves: the core adds its number and its page.

import type { EventData, Item } from "../api.d.ts";
import { leave } from "./text.ts";
import { filter, keysOf } from "#natives";

/** Steps toward the sale. Source: https://developers.google.com/analytics/devguides/collection/ga4/reference/events */
const MILESTONES = /^(view_(item|cart)|add_(to_cart|(shipping|payment)_info)|begin_checkout|purchase|generate_lead|sign_up)$/;

export const categoryOf = (chosen: string | undefined, event: string) => chosen ?? (MILESTONES.test(event) ? "milestone" : "secondary");

/** What a firing, or the page, says; `value: null` is one that could not be read. */
export interface Said extends Omit<EventData, "key" | "value" | "currency" | "items"> {
  key?: string | undefined;
  value?: number | null | undefined;
  currency?: string | null | undefined;
  items?: Item[] | undefined;
  confirmed?: boolean | undefined;
  /** A price or a quantity that should be there could not be read: their sum would be a guess. */
  _partial?: boolean | undefined;
}

export interface Defaults {
  currency?: string;
  props?: object;
}

export function eventText(event: string, goal: string | undefined, category: string, said: Said, defaults: Defaults, time: string, sample?: number): string {
  const { key, transaction_id, items, confirmed } = said;
  // An event is worth its items unless it says otherwise, as GA4 computes it.
  // https://developers.google.com/analytics/devguides/collection/ga4/set-up-ecommerce
  const priced = said._partial || (items && filter(items, (item) => item.price != null)[0]);
  const value = said.value === undefined && priced ? (said._partial ? null : worth(items!)) : said.value;
  // What could not be read is not replaced by a guess.
  const currency = said.currency === undefined ? defaults.currency : said.currency;
  // Both, or neither and a flag (GOAL-5).
  const whole = value != null && !!currency && /^[a-z]{3}$/i.test(currency);
  const failed = !whole && (said.value !== undefined || (priced && currency !== undefined));
  const props = { ...defaults.props, ...said.props };
  return leave(
    {
      time,
      event,
      goal,
      category,
      key,
      transaction_id,
      value: whole ? value : undefined,
      currency: whole ? currency.toUpperCase() : undefined,
      value_error: failed || undefined,
      confirmed,
      sample,
      items: items?.length ? items : undefined,
      props: keysOf(props).length ? props : undefined,
    },
  );
}

/** The sum of price × quantity, if every item has its price. */
function worth(items: Item[]): number | null {
  let sum = 0;
  for (const { price, quantity = 1 } of items) sum += price! * quantity;
  // To the cent of a cent: 0.1 + 0.2 is no price.
  return sum - sum === 0 ? Math.round(sum * 1e4) / 1e4 : null;
}
