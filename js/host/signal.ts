/** Kinds of signals, and their numbers and text, as `signal()` in `src/browser.rs` reads them. */
export const enum Kind {
  Hidden,
  Left,
  Returned,
  Tick,
  /** text */
  Options,
  /** events, collectors, –, milliseconds */
  Limits,
  /** text */
  Goals,
  /** number */
  Remove,
  /** text */
  Check,
  /** goal, element, flags (1 now, 2 milestone, from 4 on a bit for each collector that wants it), time; text */
  Event,
  /** bytes */
  View,
  /** request, status, –, seconds */
  Answer,
  /** call */
  Flush,
  /** call */
  Stop,
}

/** No goal: `track()`. */
export const NO_GOAL = 0xffffffff;
