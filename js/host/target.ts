import type { Seen } from "./listen.ts";

/** What it happened to, also inside of open shadow roots; nothing for an event of the window's or the document's. */
export function targetOf({ _path }: Seen): Element | undefined {
  const target = _path[0] as Element | undefined;
  return target?.nodeType === 1 ? target : undefined;
}
