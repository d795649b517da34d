// What parts need of `natives.ts`: it was taken as the entry was loaded, and a part may come after a page has put its own there.

import {
  URL,
  apply,
  attribute,
  cancel,
  closest,
  filter,
  find,
  findAll,
  includes,
  join,
  later,
  listen,
  map,
  mono,
  parse,
  push,
  replace,
  rootOf,
  typeOf,
} from "#natives";

export const kit = {
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
};

export type Kit = typeof kit;
