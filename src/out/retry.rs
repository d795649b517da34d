//! What a collector's answer means, and when to ask again.

use crate::record::Random;

/// How one request ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// An HTTP status, and the seconds of `Retry-After`; NaN if it could not be read.
    Status(u32, f64),
    /// No answer: refused, reset, timed out, blocked.
    Network,
    /// A beacon that the browser took: nobody will say how it ended.
    Taken,
    /// The browser refused to take it: its share of 64 KiB is spent.
    NotTaken,
}

/// What follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Delivered,
    /// One of these events is bad: halve until it is alone, then drop it, for this reason.
    Halve(&'static str),
    /// Nothing more to this collector from this page; what waits is kept.
    Pause,
    Retry,
}

/// <https://developer.mozilla.org/docs/Web/HTTP/Reference/Status>
pub fn outcome(status: u32) -> Outcome {
    match status {
        200..=299 => Outcome::Delivered,
        400 | 422 => Outcome::Halve("rejected"),
        413 => Outcome::Halve("too_large"),
        408 | 425 | 429 | 500..=599 => Outcome::Retry,
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
        let ceiling = (0..self.tries).fold(FIRST, |delay, _| (delay * 2.0).min(LONGEST));
        self.tries = (self.tries + 1).min(16);
        self.network = if answer == Answer::Network { self.network + 1 } else { 0 };
        let delay = match answer {
            Answer::Status(_, asked) if asked >= 0.0 => (asked * 1e3).min(LONGEST_ASKED),
            _ => ceiling * random.share(),
        };
        self.not_before = if self.network < CIRCUIT { mono + delay } else { f64::INFINITY };
    }
}
