//! What the core wishes: the edge does it.

use crate::out::{Reason, Send};

/// One wish a method. None of them may come back to the tracker before `step` has returned.
pub trait Effects {
    /// The event that was heard counts, and has this number.
    fn kept(&mut self, seq: u32);
    /// A collector's queue is done with that event.
    fn gone(&mut self, collector: u32, seq: u32, reason: Reason);
    /// The goal's subject has passed the limit of that place, and has that amount.
    fn fire(&mut self, goal: u32, subject: u32, limit: u32, amount: f64);
    /// Give a `Signal::Tick` then (milliseconds, monotonic), instead of when it was said before. Infinity: never.
    fn wake(&mut self, at: f64);
    /// The next request has this event.
    fn put(&mut self, seq: u32);
    /// Make this request, and say by `Signal::Answer` how it ended.
    fn send(&mut self, send: &Send);
    /// The call of that number is done.
    fn settled(&mut self, call: u32);
}
