import { closest, filter, typeOf } from "#natives";
import { CONTROLS } from "./controls.ts";
import type { Seen } from "./listen.ts";

/** What it happened to, also inside of open shadow roots; nothing for an event of the window's or the document's. */
export function targetOf({ _path }: Seen): Element | undefined {
  const target = _path[0] as Element;
  return typeOf(target) === 1 ? target : undefined;
}

/** The nearest control that it happened in, be it outside of the shadow root. */
export const controlOf = ({ _path }: Seen): Element | undefined =>
  filter(_path as Element[], (node) => typeOf(node) === 1 && closest(node, CONTROLS) === node)[0];
