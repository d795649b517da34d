// Stands for `js/host/natives.ts` in what is loaded on demand: the same functions, taken when the entry was loaded.

import type { Kit } from "../host/kit.ts";

export let URL: Kit["_URL"];
export let apply: Kit["_apply"];
export let attribute: Kit["_attribute"];
export let cancel: Kit["_cancel"];
export let closest: Kit["_closest"];
export let filter: Kit["_filter"];
export let find: Kit["_find"];
export let findAll: Kit["_findAll"];
export let includes: Kit["_includes"];
export let join: Kit["_join"];
export let later: Kit["_later"];
export let listen: Kit["_listen"];
export let map: Kit["_map"];
export let mono: Kit["_mono"];
export let parse: Kit["_parse"];
export let push: Kit["_push"];
export let replace: Kit["_replace"];
export let rootOf: Kit["_rootOf"];
export let typeOf: Kit["_typeOf"];

// What pages seldom replace is taken as the part is loaded: the entry is spared it.
const rendered = Element.prototype.checkVisibility;
export const isRendered = rendered && (Function.prototype.call.bind(rendered) as unknown as (element: Element, options: CheckVisibilityOptions) => boolean);
export const styleOf = getComputedStyle.bind(window);
export const Mutations = MutationObserver;
export const Intersections = IntersectionObserver;
export const { hasOwn } = Object;

export function take(kit: Kit): void {
  ({
    _URL: URL,
    _apply: apply,
    _attribute: attribute,
    _cancel: cancel,
    _closest: closest,
    _filter: filter,
    _find: find,
    _findAll: findAll,
    _includes: includes,
    _join: join,
    _later: later,
    _listen: listen,
    _map: map,
    _mono: mono,
    _parse: parse,
    _push: push,
    _replace: replace,
    _rootOf: rootOf,
    _typeOf: typeOf,
  } = kit);
}
