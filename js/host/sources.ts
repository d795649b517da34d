// Sources beside attributes and texts (GOAL-6).

import { attribute, closest, find, findAll, hasOwn, parse, replace, URL } from "#natives";
import { type Rare, textOf } from "./read.ts";

/** What people write into is never read, nor what they pay with (FORM-6). Selector lists in `:not()`: Chrome 88, Firefox 84, Safari 9. */
const SECRET =
  "textarea,[contenteditable],[autocomplete*=cc-],[autocomplete*=one-time]," +
  "input:not([type=number],[type=hidden],[type=range],[type=radio],[type=checkbox],[type=submit],[type=button])";
const PRODUCT = '[itemtype$="/Product"]';

export const rare: Rare = ({ attr, prop, field, meta, jsonld, microdata, query, global, from }, place) => {
  const page = document.documentElement;
  // What a page says of itself is looked for in all of it, but where a place is named.
  const around = typeof from === "object" ? place : page;
  if (attr) return markup(place, attr);
  if (prop) return closest(place, SECRET) ? null : (place as never)[prop];
  if (field) return fieldOf(place, field);
  if (meta) {
    const found = find(around, `meta${named("name", meta)},meta${named("property", meta)}`);
    return found && attribute(found, "content");
  }
  if (jsonld) return linked(around, jsonld);
  if (microdata) return item(place, named("itemprop~", microdata));
  return query ? new URL(location.href).searchParams.get(query) : walk(window, global!);
};

const named = (attr: string, value: string) => `[${attr}="${replace(value, /["\\]/g, "\\$&")}"]`;

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
