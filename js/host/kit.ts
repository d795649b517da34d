// What parts need of `natives.ts`: it was taken as the entry was loaded, and a part may come after a page has put its own there.

import { Intersections, Mutations, URL, attribute, cancel, closest, filter, find, findAll, hasOwn, includes, indexOf, isRendered, join, later, map, mono, parse, push, replace, rootOf, styleOf } from "#natives";

export const kit = {
  _Intersections: Intersections,
  _Mutations: Mutations,
  _URL: URL,
  _attribute: attribute,
  _cancel: cancel,
  _closest: closest,
  _filter: filter,
  _find: find,
  _findAll: findAll,
  _hasOwn: hasOwn,
  _includes: includes,
  _indexOf: indexOf,
  _isRendered: isRendered,
  _join: join,
  _later: later,
  _map: map,
  _mono: mono,
  _parse: parse,
  _push: push,
  _replace: replace,
  _rootOf: rootOf,
  _styleOf: styleOf,
};

export type Kit = typeof kit;
