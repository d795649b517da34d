import { CONTROLS, LINKS } from "../host/controls.ts";
import type { Watch } from "../host/goal.ts";
import { targetOf } from "../host/target.ts";
import { closest, filter, includes, map, push } from "#natives";
import { own } from "../host/read.ts";

/** What shows by itself that it was clicked. */
const ANSWERS = "input:not([type=submit],[type=button],[type=image]),textarea,select,option,label,summary,video,audio,[contenteditable]";

/** What else than a change of the page says that something has happened. */
const SIGNS = ["scroll", "selectionchange", "focusin", "hashchange", "popstate", "play", "pause", "seeking", "volumechange", "toggle"];

/** A click on something that looks as if it did something, and nothing happens (DEAD-1). */
export const dead: Watch<{ after: number }> = (goal, host) => {
  let pending: Element | undefined;
  let alive = () => {};
  host._on(goal, "click", (seen) => {
    const { _event, _path } = seen;
    const node = targetOf(seen);
    const control = node && closest(node, CONTROLS);
    if (!control || control === pending || !(_event.isTrusted || goal._synthetic) || closest(node, ANSWERS)) return;
    alive();
    pending = control;
    const ends: (() => void)[] = [];
    alive = () => {
      pending = undefined;
      for (const end of ends) end();
      ends.length = 0;
    };
    const life = () => host._run(() => alive());
    const changes = new MutationObserver(life);
    const requests = new PerformanceObserver((list) => {
      // Our own are no answer.
      const own = map(host._collectors, ({ url }) => new URL(url, document.baseURI).href);
      if (filter(list.getEntries(), ({ name, startTime }) => startTime >= _event.timeStamp && !includes(own, name))[0]) life();
    });
    for (const root of [document, ..._path]) {
      if (root instanceof Document || root instanceof ShadowRoot) changes.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    }
    requests.observe({ type: "resource" });
    push(
      ends,
      () => changes.disconnect(),
      () => requests.disconnect(),
      ...map(SIGNS, (type) => host._listener._on(type, () => alive())),
      host._later(() => {
        alive();
        const { tag, text } = own(control);
        // A followed link opens what we do not see.
        if (_event.defaultPrevented || !closest(control, LINKS)) host._hit(goal, control, _event.timeStamp, { _props: { tag, text }, _domEvent: _event });
      }, goal._options.after * 1e3),
    );
  });
  host._when(goal, "leave", () => alive());
  push(goal._ends, () => alive());
};
