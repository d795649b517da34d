import { LINKS } from "../host/controls.ts";
import type { Watch } from "../host/goal.ts";
import { controlOf, targetOf } from "../host/target.ts";
import { closest, filter, includes, listen, map, Mutations, push } from "#natives";
import { own } from "../host/read.ts";

/** What shows by itself that it was clicked, or says that it does nothing. */
const ANSWERS =
  "input:not([type=submit],[type=button],[type=image]),textarea,select,option,label,summary,video,audio,[contenteditable],[aria-disabled=true]";

/** What else than a change of the page says that something has happened. */
const SIGNS = ["scroll", "selectionchange", "focus", "blur", "submit", "invalid", "play", "pause", "seeking", "volumechange", "toggle"];

const Requests = PerformanceObserver;

/** A click on something that looks as if it did something, and nothing happens (DEAD-1). */
export const dead: Watch<{ after: number }> = (goal, host) => {
  let pending: Element | undefined;
  let alive = () => {};
  host._on(goal, "click", (seen) => {
    const { _event, _path } = seen;
    const node = targetOf(seen);
    const control = controlOf(seen);
    // What was clicked before we ran may have had its answer.
    if (!node || !control || control === pending || !_event.eventPhase || !(_event.isTrusted || goal._synthetic) || closest(node, ANSWERS)) return;
    alive();
    pending = control;
    const { href } = location;
    const end = new AbortController();
    const ends = [() => end.abort()];
    alive = () => {
      pending = undefined;
      for (const each of ends) each();
      ends.length = 0;
    };
    const life = () => host._run(() => alive());
    const changes = new Mutations(life);
    const requests = new Requests((list) =>
      host._run(() => {
        // Nobody reads what pictures and beacons answer. Our own are no answer.
        const urls = map(host._collectors, ({ url }) => url);
        const read = filter(
          list.getEntries() as PerformanceResourceTiming[],
          ({ name, startTime, initiatorType }) => startTime >= _event.timeStamp && /^(fetch|xml)/.test(initiatorType) && !includes(urls, name),
        );
        if (read[0]) alive();
      }),
    );
    for (const root of [document, ..._path]) {
      if (root instanceof Document || root instanceof ShadowRoot) changes.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    }
    requests.observe({ type: "resource" });
    // The next page may be long in coming. https://developer.mozilla.org/docs/Web/API/Navigation/navigate_event
    const { navigation } = window as { navigation?: EventTarget & { currentEntry?: object } };
    if (navigation?.currentEntry) listen(navigation, "navigate", life, { signal: end.signal });
    push(
      ends,
      () => changes.disconnect(),
      () => requests.disconnect(),
      // A press alone moves the caret.
      ...map(SIGNS, (type) => host._listener._on(type, () => (type === "selectionchange" && getSelection()!.isCollapsed) || alive())),
      host._later(() => {
        alive();
        const { tag, text } = own(control);
        // A followed link opens what we do not see.
        if (location.href === href && (_event.defaultPrevented || !closest(control, LINKS)))
          host._hit(goal, control, _event.timeStamp, { _props: { tag, text }, _domEvent: _event });
      }, goal._options.after * 1e3),
    );
  });
  host._when(goal, "leave", () => alive());
  // It may have opened another tab.
  host._when(goal, "hide", () => alive());
  push(goal._ends, () => alive());
};
