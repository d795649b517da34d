//! What the core wishes: the edge does it, in this order.

use crate::goal::Problem;
use crate::out::Send;

/// One wish.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Listen for `event` (nothing, if empty) on what the goal's selector matches, and read this when it does. `options`
    /// are the trigger's, in short or long form. A goal with the same number is replaced.
    Watch {
        goal: u32,
        event: &'static str,
        options: String,
        synthetic: bool,
        reads: String,
    },
    Unwatch {
        goal: u32,
    },
    /// Read the goal's sources in the document, and answer with `Signal::Hit`.
    Ask {
        goal: u32,
    },
    /// Give a `Signal::Tick` then (milliseconds, monotonic), instead of when it was said before. Infinity: never.
    Wake {
        at: f64,
    },
    Send(Send),
    Problem(Problem),
    /// The call of that number is done.
    Settled {
        call: u32,
    },
}
