// What forms say of themselves, and how far a visitor has come in them. Never what was typed (FORM-6).

import type { Seen } from "./listen.ts";
import { URL, attribute, closest, includes, typeOf } from "#natives";

/** A form that somebody fills in. */
export interface Filling {
  /** Which one of this form, from 1 on. */
  _attempt: number;
  /** From the first input to a submission. */
  _open: boolean;
  _lastField: string | undefined;
}

const fillings = new WeakMap<Element, Filling>();

export const fillingOf = (form: Element): Filling | undefined => fillings.get(form);

/** An input: it begins a filling, if none is open. */
export function fill(form: Element, field: string | undefined): Filling {
  const { _attempt = 0, _open = false } = fillings.get(form) ?? {};
  const filling = { _attempt: _open ? _attempt : _attempt + 1, _open: true, _lastField: field };
  fillings.set(form, filling);
  return filling;
}

/** Its id, name and destination, also where fields of these names shadow the form's own. */
export function formFacts(form: Element, submitter?: Element | null): object {
  const target = (submitter && attribute(submitter, "formaction")) ?? attribute(form, "action");
  let destination: string | undefined;
  try {
    // Without an action it is the page itself, whatever its base.
    const { origin, pathname } = new URL(target || location.href, document.baseURI);
    // `javascript:` and `mailto:` go nowhere.
    if (origin !== "null") destination = origin === location.origin ? pathname : origin + pathname;
  } catch {}
  return {
    form_id: attribute(form, "id") ?? undefined,
    form_name: attribute(form, "name") ?? undefined,
    form_destination: destination,
    attempt: fillings.get(form)?._attempt,
  };
}

export const nameOf = (field: Element): string | undefined => attribute(field, "name") || attribute(field, "id") || undefined;

/** The form of a field that a selector matches, or what it matches around one that has none; also around a component's own root (DOM-1). */
export function formOf({ _path }: Seen, selector: string): Element | null | undefined {
  const { form: own } = _path[0] as HTMLInputElement;
  // What a component calls so may be a text.
  let form: Element | null = typeof own === "object" ? own : null;
  let match = form && closest(form, selector);
  for (let index = 0; index < _path.length; index++) {
    const node = _path[index] as Element;
    if (typeOf(node) !== 1) continue;
    form ??= closest(node, "form");
    match ??= closest(node, selector);
  }
  return match && (form ?? match);
}

/** Does it close a dialog? Then nothing is sent (FORM-3). */
export function closes(form: Element, submitter?: Element | null): boolean {
  return /^dialog$/i.test(((submitter && attribute(submitter, "formmethod")) ?? attribute(form, "method"))!);
}

/** Kinds of fields that are never read, even if listed. https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill */
const PERSONAL = /\b(cc-|one-time-code|email|tel|(current|new)-password)/i;

/** What was chosen in a field that the shop has listed: only selects, radio buttons and boxes have choices. */
export function choiceOf(field: Element, listed: string[] = []): string | undefined {
  const choice = closest(field, "select,[type=radio],[type=checkbox]") === field;
  if (!choice || !includes(listed, attribute(field, "name")!) || PERSONAL.test(attribute(field, "autocomplete") ?? "")) return;
  return field.localName === "select" || (field as HTMLInputElement).checked ? (field as HTMLInputElement).value : undefined;
}
