// Sources: where a datum is read (GOAL-6).

import type { Source } from "../api.d.ts";
import { attribute, closest, find } from "#natives";
import { redact } from "./redact.ts";

type Kind = "attr" | "data" | "prop" | "field" | "meta" | "jsonld" | "microdata" | "query" | "global";
export type AnySource = { [K in Kind]?: string } & { text?: true; from?: Source["from"]; regex?: string; locale?: string };

export const isNumber = (value: unknown): value is number => typeof value === "number" && value - value === 0;

// What not every page has: `js/part/sources.ts`, once it is loaded.

/** Other kinds of sources. */
export type Rare = (source: AnySource, place: Element) => unknown;
/** Numbers as shops write them. */
export type Money = (text: string, locale?: string) => number | undefined;
/** Props that a function gave. */
export type Proper = (given: unknown, tell?: (code: string, path: string) => void) => object | undefined;
let rare: Rare | undefined;
export let money: Money = () => undefined;
export let proper: Proper = () => undefined;
export const teach = (sources: Rare, numbers: Money, props: Proper) => {
  rare = sources;
  money = numbers;
  proper = props;
};

/** What stands there, or nothing. Numbers stay numbers: `12.345` is no thousand. */
export function read(source: AnySource, match: Element): string | number | null | undefined {
  const { attr, data, text, from, regex } = source;
  const place = placeOf(from, match);
  if (!place) return;
  let value: unknown;
  // What a framework mirrors there may be what people write.
  if (attr && !/^value$/i.test(attr)) value = attribute(place, attr);
  else if (data) value = attribute(place, dataName(data));
  else value = text ? textOf(place) : rare?.(source, place);
  // Objects are nothing, whatever they would say as text.
  if (!/^(string|number|boolean)$/.test(typeof value)) return;
  if (!regex && typeof value === "number") return value;
  return shorten(regex ? new RegExp(regex).exec(`${value}`)?.[1] : `${value}`, 500);
}

function placeOf(from: Source["from"], match: Element): Element | null {
  if (from === "document") return document.documentElement;
  if (typeof from !== "object") return match;
  const around = from.closest ? closest(match, from.closest) : match;
  return around && from.find ? find(around, from.find) : around;
}

/** `itemId` is `data-item-id`, as in `dataset`; `item-id` is taken as it is. */
const dataName = (name: string) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The text of an element without what people write into it. */
export function textOf(element: Element): string {
  let out = "";
  const add = (node: Element) => {
    if (closest(node, "textarea,select,script,style,[contenteditable]")) return;
    for (let child = node.firstChild; child && out.length < 2_000; child = child.nextSibling) {
      if (child.nodeType === 3) out += child.nodeValue;
      else if (child.nodeType === 1) add(child as Element);
    }
  };
  add(element);
  return out.replace(/\s+/g, " ").trim();
}

/** What a click says of its own: the tag, the label, the link without its query and fragment, which may hold anything, and
 * without whom it calls or writes to. */
export function own(match: Element): Record<string, string | null | undefined> {
  return {
    tag: match.localName,
    text:
      shorten(textOf(match), 80) ||
      attribute(match, "aria-label") ||
      // A button's label, not what somebody wrote.
      (closest(match, "input[type=submit],input[type=button],input[type=image]") === match && attribute(match, "value")) ||
      undefined,
    href: attribute(match, "href")?.split(/[?#]|(?<=^(?:tel|sms|mailto):)/, 1)[0],
  };
}

/** Cut, but not in the middle of what `redact` would have taken out. */
export function shorten<T extends string | null | undefined>(text: T, most: number, name = ""): T {
  return (text && text.length > most ? redact(text, name).slice(0, most) : text) as T;
}
