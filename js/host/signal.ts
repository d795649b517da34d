/** Kinds of signals, in the order of `signal()` in `src/browser/mod.rs`. */
export const enum Kind {
  Hidden,
  Left,
  Viewed,
  Hit,
  Track,
  Goals,
  Remove,
  Answer,
  Tick,
  Flush,
  Stop,
}
