// Scrolls: which are the visitor's (SCROLL-3), of what (SCROLL-4), and how deep they go (SCROLL-1).

import { CONTROLS, LINKS } from "./controls.ts";
import type { Known } from "./goal.ts";
import type { Host } from "./host.ts";
import { closest, mono, styleOf } from "#natives";

/** Pixels: as wide as scrollbars are. */
const BAR = 16;

/** In fields and controls the same keys do something else, but for links, and what has the focus to be scrolled. */
const byKey = (target: Element) =>
  closest(target, CONTROLS) !== target || !!closest(target, LINKS) || (scrolls(target) && !closest(target, "textarea,select,[contenteditable]"));

/** Tells of each scroll: what was scrolled, and whether the visitor did it. A script's scroll is a trusted event, too. */
export function scrolling(goal: Known, host: Host, run: (scroller: Element, users: boolean) => void): void {
  /** What is scrolled until then, the visitor scrolls. */
  let until = 0;
  for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    host._on(goal, type, ({ _event, _path }) => {
      const target = _path[0] as HTMLElement;
      if (!_event.isTrusted && !goal._synthetic) return;
      if (type === "keydown" && (!/^( |Arrow|Page|Home|End)/.test((_event as KeyboardEvent).key) || !byKey(target))) return;
      if (type === "pointerdown" && !onBar(target, _event as PointerEvent)) return;
      until = mono() + 200;
    });
  }
  // Browsers tell it once a frame. https://drafts.csswg.org/cssom-view/#document-run-the-scroll-steps
  host._on(goal, "scroll", ({ _event }) => {
    if (!_event.isTrusted || document.hidden) return;
    const now = mono();
    const users = now <= until;
    if (users) until = Math.max(until, now + 150);
    run((_event.target === document ? document.scrollingElement : _event.target) as Element, users);
  });
}

/** A scrollbar is beside what its scroller shows, or floats over the edge of the page, where nothing tells it from what lies there. */
const onBar = (target: Element, { clientX, offsetX }: PointerEvent) =>
  (scrolls(target) && offsetX >= target.clientWidth) || (clientX >= innerWidth - BAR && !closest(target, CONTROLS));

/** Can a visitor scroll it? */
function scrolls(element: Element): boolean {
  const page = element === document.scrollingElement;
  let overflow = styleOf(element).overflowY;
  // The root has what the body says. https://drafts.csswg.org/css-overflow/#overflow-propagation
  if (page && overflow === "visible") overflow = styleOf(document.body).overflowY;
  return element.scrollHeight > element.clientHeight + 1 && !/hidden|clip/.test(overflow) && (page || overflow !== "visible");
}

/** What this page scrolls: the document, else the largest scroller that covers half the viewport, which has then its middle, too. */
export function scroller(): Element | undefined {
  let found = document.scrollingElement ?? undefined;
  if (found && scrolls(found)) return found;
  found = undefined;
  let most = (innerWidth * innerHeight) / 2;
  for (const element of document.elementsFromPoint(innerWidth / 2, innerHeight / 2)) {
    const size = element.clientWidth * element.clientHeight;
    if (size < most || !scrolls(element)) continue;
    found = element;
    most = size;
  }
  return found;
}

/** How much of it, or of an element in it, has come above the lower edge, in percent or pixels. */
export function depth(root: Element, inside?: Element, pixels?: boolean): number {
  const page = root === document.scrollingElement;
  const { top, height } = (inside ?? root).getBoundingClientRect();
  // Pinned bars of phones come and go: `clientHeight` of the page does not know.
  const edge = page ? innerHeight : root.clientHeight;
  const whole = inside ? height : root.scrollHeight;
  const above = inside ? (page ? edge : Math.min(innerHeight, root.getBoundingClientRect().bottom)) - top : root.scrollTop + edge;
  // Browsers round: the end may be a pixel away. https://developer.mozilla.org/docs/Web/API/Element/scrollTop
  return whole && (pixels ? above + 1 : Math.min(((above + 1) / whole) * 100, 100));
}
