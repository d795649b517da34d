//! What the core wishes: the edge does it.

use crate::goal::Goal;
use crate::out::Send;

/// One wish a method. None of them may come back to the tracker before `step` has returned.
pub trait Effects {
    /// The configuration, as far as it is right. `Signal::Limits` is to follow.
    fn options(&mut self, clean: &str);
    /// Match and read for this goal, which stands at `path` in the configuration, and say so by `Signal::Event`. A goal
    /// with the same number is replaced.
    fn watch(&mut self, number: u32, goal: &Goal, path: &str);
    /// What the page gave to `track()`, as far as it is right.
    fn checked(&mut self, clean: &str);
    /// Give a `Signal::Tick` then (milliseconds, monotonic), instead of when it was said before. Infinity: never.
    fn wake(&mut self, at: f64);
    /// Make this request, and say by `Signal::Answer` how it ended.
    fn send(&mut self, send: &Send);
    /// Something is wrong there; the words are `inspect`'s.
    fn problem(&mut self, code: &'static str, path: &str);
    /// The call of that number is done.
    fn settled(&mut self, call: u32);
}
