// Which clicks count, for every trigger that is a click (CLICK-1 to CLICK-4, CLICK-7).

import { CONTROLS, LINKS } from "./controls.ts";
import type { Known, Own } from "./goal.ts";
import type { Host } from "./host.ts";
import type { Seen } from "./listen.ts";
import { attribute, closest, typeOf, URL } from "#natives";

export interface Clicks {
  selector?: string;
  nested: "ignore" | "include";
  cancelled: "ignore" | "count";
  auxiliary: boolean;
}

/** `tell` says what is the trigger's own, or that it is none of its clicks. */
export function clicking(goal: Known<Clicks>, host: Host, tell: (match: Element) => Own | undefined): void {
  const { selector = LINKS, nested, cancelled, auxiliary } = goal._options;
  /** The control of a label that was clicked. Its click follows in the same task: one act (CLICK-4). */
  let labelled: Element | null | undefined;

  const hear = (match: Element, { _event, _path }: Seen) => {
    const { button } = _event as MouseEvent;
    const target = _path[0] as Element;
    // Browsers without `auxclick` send a `click` for the middle button, too.
    if ((button && !(auxiliary && button === 1)) || target === labelled || closest(target, "[inert]")) return;
    for (let index = 0; index < _path.length; index++) {
      const node = _path[index] as Element;
      if (typeOf(node) === 1 && attribute(node, "aria-disabled") === "true") return;
      if (node === match) break;
      if (nested === "ignore" && typeOf(node) === 1 && closest(node, CONTROLS) === node && (match as HTMLLabelElement).control !== node) return;
    }
    const own = tell(match);
    if (!own) return;
    labelled = (closest(target, "label") as HTMLLabelElement | null)?.control;
    if (labelled) host._later(() => (labelled = undefined));
    own._domEvent = _event;
    const fire = host._read(goal, match, _event.timeStamp, own);
    // Handlers run after us. As the page is left, what they did no longer matters.
    if (fire && cancelled === "ignore") host._later((left) => (left || !_event.defaultPrevented) && fire(), 0, true);
    else fire?.();
  };
  host._match(goal, "click", selector, hear);
  if (auxiliary) host._match(goal, "auxclick", selector, hear);
}

/** Where the link leads that an element is, or stands in. */
export function linkOf(match: Element): [link?: Element, url?: URL] {
  const link = closest(match, LINKS);
  try {
    // Not its `href`: in SVG that is an object.
    if (link) return [link, new URL(attribute(link, "href")!, link.baseURI)];
  } catch {}
  return [];
}
