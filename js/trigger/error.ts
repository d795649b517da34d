import type { Watch } from "../host/goal.ts";
import { controlOf, targetOf } from "../host/target.ts";
import { mono } from "#natives";
import { shorten } from "../host/read.ts";

/** Milliseconds after a click in which an error counts as its own. */
const AFTER = 2_000;

/** A click that an uncaught error follows (ERR-1). */
export const error: Watch<true> = (goal, host) => {
  let clicked: Element | undefined;
  let at = 0;
  host._on(goal, "click", (seen) => {
    if (!seen._event.isTrusted && !goal._synthetic) return;
    clicked = controlOf(seen) ?? targetOf(seen);
    at = seen._event.timeStamp;
  });
  const failed = (message: unknown) => {
    // A layout that needs another frame is no error, but is reported as one. https://www.w3.org/TR/resize-observer/#deliver-resize-loop-error-notification
    if (!clicked || mono() - at >= AFTER || /^ResizeObserver/.test(`${message}`)) return;
    host._hit(goal, clicked, mono(), { _props: { message: shorten(`${message}`, 200) } });
    clicked = undefined;
  };
  // An image that does not load is an `error` event of its own.
  host._on(goal, "error", ({ _event, _path }) => _path[0] === window && failed((_event as ErrorEvent).message));
  host._on(goal, "unhandledrejection", ({ _event }) => {
    const { reason } = _event as PromiseRejectionEvent;
    failed(reason?.message ?? reason);
  });
};
