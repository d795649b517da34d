//! What a collector's answer means, and when to ask again.

use super::queue::Reason;
use crate::record::Random;

/// How one request ended: an HTTP status, or one of those below.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    pub status: u32,
    /// Seconds of `Retry-After`; NaN if there is none, or it could not be read.
    pub after: f64,
}

/// No answer: refused, reset, timed out, blocked.
pub const NETWORK: u32 = 0;
/// The browser refused to take it: its share of 64 KiB is spent.
pub const NOT_TAKEN: u32 = 1;
/// A beacon that the browser took: nobody will say how it ended.
pub const TAKEN: u32 = 2;

/// What follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Delivered,
    /// One of these events is bad: halve until it is alone, then drop it, for this reason; keep it, if there is none.
    Halve(Option<Reason>),
    /// Nothing more to this collector from this page; what waits is kept.
    Pause,
    Retry,
}

/// <https://developer.mozilla.org/docs/Web/HTTP/Reference/Status>
pub fn outcome(status: u32) -> Outcome {
    match status {
        200..=299 => Outcome::Delivered,
        NOT_TAKEN => Outcome::Halve(None),
        400 | 422 => Outcome::Halve(Some(Reason::Rejected)),
        413 => Outcome::Halve(Some(Reason::TooLarge)),
        NETWORK | 408 | 425 | 429 | 500..=599 => Outcome::Retry,
        _ => Outcome::Pause,
    }
}

/// One collector's patience: full jitter over 1 s, doubled up to 60 s.
/// <https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/>
#[derive(Clone, Debug, Default)]
pub struct BackOff {
    tries: u32,
    network: u32,
    /// Milliseconds, monotonic: nothing is sent before.
    pub not_before: f64,
}

const FIRST: f64 = 1e3;
const LONGEST: f64 = 60e3;
/// A collector may ask for an hour, not for ever.
const LONGEST_ASKED: f64 = 3_600e3;
/// So many failures of the network in a row look like a blocker: one try as the page is left, then the next page.
const CIRCUIT: u32 = 10;

impl BackOff {
    pub fn failed(&mut self, answer: Answer, mono: f64, random: &mut Random) {
        let ceiling = (0..self.tries).fold(FIRST, |delay, _| smaller(delay * 2.0, LONGEST));
        self.tries += 1;
        self.network = if answer.status == NETWORK { self.network + 1 } else { 0 };
        let mut delay = ceiling * random.share();
        let asked = if answer.after >= 0.0 { smaller(answer.after * 1e3, LONGEST_ASKED) } else { 0.0 };
        // Never less than ours: a broken collector that says 0 for ever must not be asked without a pause.
        if asked > delay {
            delay = asked;
        }
        self.not_before = if self.network < CIRCUIT { mono + delay } else { f64::INFINITY };
    }
}

/// `f64::min` without its care for NaN, which is a function of its own in wasm.
fn smaller(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}
