// What parts need of `natives.ts`: it was taken as the entry was loaded, and a part may come after a page has put its own there.

import { Intersections, Mutations, URL, attribute, cancel, closest, find, findAll, hasOwn, isRendered, later, mono, parse, replace, rootOf, styleOf } from "#natives";

export const kit = {
  _Intersections: Intersections,
  _Mutations: Mutations,
  _URL: URL,
  _attribute: attribute,
  _cancel: cancel,
  _closest: closest,
  _find: find,
  _findAll: findAll,
  _hasOwn: hasOwn,
  _isRendered: isRendered,
  _later: later,
  _mono: mono,
  _parse: parse,
  _replace: replace,
  _rootOf: rootOf,
  _styleOf: styleOf,
};

export type Kit = typeof kit;
