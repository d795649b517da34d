// Sources: where a datum is read (GOAL-6).

import type { Source } from "../api.d.ts";
import { attribute, closest, find, findAll, hasOwn, parse, replace, URL } from "./natives.ts";
import { redact } from "./redact.ts";

type Kind = "attr" | "data" | "prop" | "field" | "meta" | "jsonld" | "microdata" | "query" | "global";
export type AnySource = { [K in Kind]?: string } & { text?: true; from?: Source["from"]; regex?: string; locale?: string };

/** What people write into is never read, nor what they pay with (FORM-6). Selector lists in `:not()`: Chrome 88, Firefox 84, Safari 9. */
const SECRET =
  "textarea,[contenteditable],[autocomplete*=cc-],[autocomplete*=one-time]," +
  "input:not([type=number],[type=hidden],[type=range],[type=radio],[type=checkbox],[type=submit],[type=button])";
const PRODUCT = '[itemtype$="/Product"]';

/** What stands there, or nothing. Numbers stay numbers: `12.345` is no thousand. */
export function read(source: AnySource, match: Element): string | number | null | undefined {
  const { attr, data, prop, field, meta, jsonld, microdata, query, global, from, regex } = source;
  const place = placeOf(from, match);
  if (!place) return;
  const page = document.documentElement;
  // What a page says of itself is looked for in all of it, but where a place is named.
  const around = typeof from === "object" ? place : page;
  let value: unknown;
  if (attr) value = markup(place, attr);
  else if (data) value = attribute(place, dataName(data));
  else if (prop) value = closest(place, SECRET) ? null : (place as never)[prop];
  else if (field) value = fieldOf(place, field);
  else if (meta) {
    const found = find(around, `meta${named("name", meta)},meta${named("property", meta)}`);
    value = found && attribute(found, "content");
  } else if (jsonld) value = linked(around, jsonld);
  else if (microdata) value = item(place, named("itemprop~", microdata));
  else if (query) value = new URL(location.href).searchParams.get(query);
  else value = global ? walk(window, global) : textOf(place);
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

const named = (attr: string, value: string) => `[${attr}="${replace(value, /["\\]/g, "\\$&")}"]`;

/** `itemId` is `data-item-id`, as in `dataset`; `item-id` is taken as it is. */
const dataName = (name: string) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** An attribute, but not what a framework mirrors there of what people write. */
const markup = (element: Element, name: string) => (/^value$/i.test(name) && closest(element, SECRET) ? null : attribute(element, name));

/** The first field of that name, be it the place itself or tied to it by `form=`; of radios and boxes the first that is checked. */
function fieldOf(place: Element, name: string): string | undefined {
  const fields =
    `:is(input,select,textarea)${named("name", name)}` +
    ":not([type=submit],[type=button],[type=radio]:not(:checked),[type=checkbox]:not(:checked))";
  const found =
    closest(place, fields) ?? find(place, fields) ?? find(document.documentElement, fields + named("form", attribute(place, "id") ?? ""));
  return found && !closest(found, SECRET) ? (found as HTMLInputElement).value : undefined;
}

/** JSON-LD: the first Product, wherever it stands by itself, else the first thing that has the path. A broken block hides no other. */
function linked(around: Element, path: string): unknown {
  let product: unknown;
  let other: unknown;
  // biome-ignore lint: JSON
  const look = (data: any) => {
    if (Array.isArray(data)) for (let index = 0; index < data.length; index++) look(data[index]);
    else if (data) {
      if (/(^|\W)Product(,|$)/.test(data["@type"])) product ??= data;
      other ??= walk(data, path);
      look(data["@graph"]);
    }
  };
  const blocks = findAll(around, 'script[type="application/ld+json"]');
  for (let index = 0; index < blocks.length; index++) {
    try {
      look(parse(blocks[index]!.textContent!));
    } catch {}
  }
  return product ? walk(product, path) : other;
}

/** Own data along a path; an array that has no such member gives its first item. */
// biome-ignore lint: anything
function walk(value: any, path: string): unknown {
  for (const name of path.split(".")) {
    if (Array.isArray(value) && !hasOwn(value, name)) value = value[0];
    if (!hasOwn(value ?? {}, name)) return;
    value = value[name];
  }
  return Array.isArray(value) ? value[0] : value;
}

/** Microdata of the product around or in the place, else of whatever is there. Its own come before those of items inside it: its name, not its brand's. */
function item(place: Element, prop: string): string | null | undefined {
  const scope = closest(place, PRODUCT) ?? find(place, PRODUCT) ?? closest(place, "[itemscope]") ?? place;
  const found = find(scope, `${prop}:not(:scope [itemscope] *)`) ?? find(scope, prop);
  if (!found) return;
  for (const name of ["content", "href", "src", "datetime", "value"]) {
    const value = markup(found, name);
    if (value != null) return value;
  }
  return textOf(found);
}

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
