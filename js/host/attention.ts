// Who is at the page (DWELL-1, DWELL-2): the clocks themselves run in the core.

import type { Known } from "./goal.ts";
import type { Host } from "./host.ts";
import { playing, type Session } from "./media.ts";
import { scrolling } from "./scrolling.ts";
import { Kind } from "./signal.ts";
import { push } from "#natives";

const ACTIVITY = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart", "touchmove"];

/** A player that plays tells it some four times a second. One that is taken out of the page tells nothing. */
const SILENCE = 2_000;

/** Tells the core of activity and of focus, while the goal lives; and of each scroll the goal that wants to know. */
export function attention(goal: Known, host: Host, scrolled?: (element: Element) => void): void {
  let moved = -Infinity;
  for (const type of ACTIVITY) {
    host._on(goal, type, ({ _event: { isTrusted, timeStamp } }) => {
      if (!isTrusted && !goal._synthetic) return;
      if (type === "pointermove") {
        if (timeStamp - moved < 1e3) return;
        moved = timeStamp;
      }
      host._hear(Kind.Active);
    });
  }
  scrolling(goal, host, (element, users) => {
    if (users) host._hear(Kind.Active);
    scrolled?.(element);
  });
  host._when(goal, "show", () => host._hear(Kind.Active));
  // While the focus goes into a frame, nothing has it for a moment.
  for (const type of ["focus", "blur"]) host._on(goal, type, () => host._later(() => host._attend()));
  host._attend();

  let who: Session | undefined;
  let stop: (() => void) | undefined;
  const end = () => {
    stop?.();
    host._playing = false;
  };
  const silent = () => {
    end();
    who = undefined;
    host._attend();
  };
  playing(goal, host, "*", false, (session) => {
    if (session._chosen && !session._player.paused) {
      who = session;
      stop?.();
      stop = host._later(silent, SILENCE);
      if (host._playing) return;
      host._playing = true;
      host._attend();
    } else if (who === session) silent();
  });
  push(goal._ends, end);
}
