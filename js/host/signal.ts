/** Kinds of signals, and their numbers, as `src/browser.rs` reads them. */
export const enum Kind {
  Hidden,
  Left,
  Returned,
  Tick,
  /** events, collectors, –, milliseconds */
  Limits,
  /** goal, once, –, milliseconds of cool-down */
  Goal,
  /** goal, way, milliseconds of idling (0: attention is enough) */
  Meter,
  /** goal, –, –, limit */
  Limit,
  /** goal */
  Remove,
  /** goal, thing, flags (1 now, 2 milestone, from 4 on a bit for each of 8 collectors that want it, from 1,024 on the number of its name), time, bytes */
  Event,
  /** goal, subject, –, amount */
  Reading,
  /** goal, subject, 1 on and 2 anew */
  Run,
  Active,
  /** visible, focused, playing */
  Attention,
  /** bytes */
  View,
  Close,
  /** request, status, –, seconds */
  Answer,
  /** call */
  Flush,
  /** call */
  Stop,
}

/** How a goal measures: `Way` in `src/trigger/meter.rs`. */
export const enum Way {
  /** Is told its amount; each page view begins anew. */
  View,
  /** Is told its amount, whatever the page view. */
  Subject,
  /** Adds up the time that it runs. */
  Cumulative,
  /** The time that it runs without a break. */
  Continuous,
  /** Adds up, says what has come since it said so last, and begins anew. */
  Delta,
}

/** No goal: `track()`. */
export const NO_GOAL = 0xffffffff;

/** Why a collector's queue is done with an event: `Reason` in `src/out/queue.rs`. The first is no drop. */
export const REASONS = ["", "filtered", "suppressed", "too_large", "queue_full", "rejected"];
