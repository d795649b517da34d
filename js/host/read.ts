// Sources: what a goal reads at a firing, in one go, before the page's own handlers can remove the node (DOM-5).

import { attribute, closest, find, quote } from "./natives.ts";

/** One read, as the core asks for it. */
export interface Read {
  own?: "tag" | "text" | "href";
  attr?: string;
  data?: string;
  text?: true;
  from?: "match" | "document" | { closest?: string; find?: string };
  regex?: string;
}

/** The fields as JSON, in the order of the reads; `null` for what is not there. */
export function readAll(reads: Read[], match: Element): string {
  let out = "";
  for (let index = 0; index < reads.length; index++) {
    let value: string | null = null;
    try {
      value = readOne(reads[index]!, match);
    } catch {}
    out += (index ? "," : "") + (value === null ? "null" : quote(value));
  }
  return `[${out}]`;
}

/** The part of a read that the browser does not accept. */
export function flaw(read: Read): string | undefined {
  const { from, regex } = read;
  if (typeof from === "object") {
    if (!isSelector(from.closest)) return "from.closest";
    if (!isSelector(from.find)) return "from.find";
  }
  try {
    regex && new RegExp(regex);
  } catch {
    return "regex";
  }
}

export function isSelector(selector: string | undefined): boolean {
  try {
    selector && closest(document.documentElement, selector);
    return true;
  } catch {
    return false;
  }
}

function readOne(read: Read, match: Element): string | null {
  if (read.own) return own(read.own, match);
  const place = placeOf(read.from, match);
  if (!place) return null;
  const value = read.attr ? attribute(place, read.attr) : read.data ? attribute(place, dataName(read.data)) : textOf(place);
  if (value === null || !read.regex) return value && value.slice(0, 500);
  return new RegExp(read.regex).exec(value)?.[1] ?? null;
}

function placeOf(from: Read["from"], match: Element): Element | null {
  if (from === "document") return document.documentElement;
  if (typeof from !== "object") return match;
  const around = from.closest ? closest(match, from.closest) : match;
  return around && from.find ? find(around, from.find) : around;
}

/** `itemId` is `data-item-id`, as in `dataset`; `item-id` is taken as it is. */
const dataName = (name: string) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function own(what: "tag" | "text" | "href", match: Element): string | null {
  if (what === "tag") return match.localName;
  const href = attribute(match, "href");
  // Query and fragment may hold anything.
  if (what === "href") return href && href.split(/[?#]/, 1)[0]!;
  return (
    textOf(match).slice(0, 80) ||
    attribute(match, "aria-label") ||
    // A button's label, not what somebody wrote.
    (closest(match, "input[type=submit],input[type=button],input[type=image]") === match && attribute(match, "value")) ||
    null
  );
}

/** The text of an element without what people write into it. */
function textOf(element: Element): string {
  let out = "";
  const add = (node: Node) => {
    for (let child = node.firstChild; child && out.length < 2_000; child = child.nextSibling) {
      if (child.nodeType === 3) out += child.nodeValue;
      else if (child.nodeType === 1 && !closest(child as Element, "textarea,select,script,style,[contenteditable]")) add(child);
    }
  };
  add(element);
  return out.replace(/\s+/g, " ").trim();
}
