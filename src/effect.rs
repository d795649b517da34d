//! What the core wishes: the edge does it.

use crate::goal::{Goal, Problem};
use crate::out::Send;

/// One wish a method. None of them may come back to the tracker before `step` has returned.
pub trait Effects {
    /// Match and read for this goal, as its text says, and say so by `Signal::Hit`. A goal with the same number is
    /// replaced.
    fn watch(&mut self, number: u32, goal: &Goal, synthetic: bool);
    fn unwatch(&mut self, number: u32);
    /// A page view has begun: match the goals that wait for one.
    fn viewed(&mut self);
    /// Give a `Signal::Tick` then (milliseconds, monotonic), instead of when it was said before. Infinity: never.
    fn wake(&mut self, at: f64);
    fn send(&mut self, send: Send);
    fn problem(&mut self, problem: &Problem);
    /// The call of that number is done.
    fn settled(&mut self, call: u32);
}
