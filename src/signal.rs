//! What the core hears: facts, few and generic, and nothing but numbers, so that a new trigger seldom needs a new one.
//! What a goal, an element, a key or an event is *called* is the host's.

use crate::goal::Once;
use crate::out::Answer;
use crate::record::Category;
use crate::trigger::{Meter, Way};

/// One fact. Times are milliseconds, monotonic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Signal {
    /// How many events make a batch, how long one may wait, how many collectors there are.
    Limits {
        events: u32,
        every: f64,
        collectors: u32,
    },
    /// A goal is on; one of that number is replaced. It keeps what bars it.
    Goal {
        goal: u32,
        once: Once,
        cooldown: f64,
    },
    /// The goal measures. Its limits follow, the lowest first.
    Meter {
        goal: u32,
        meter: Meter,
    },
    Limit {
        goal: u32,
        limit: f64,
    },
    /// The goal of that number is off.
    Remove(u32),
    /// A goal's firing, or a call of `track()`.
    Event(Event),
    /// So much was scrolled, watched.
    Reading {
        goal: u32,
        subject: u32,
        amount: f64,
    },
    /// The subject is in view, or no longer; `anew` forgets what it had.
    Run {
        goal: u32,
        subject: u32,
        on: bool,
        anew: bool,
    },
    /// The visitor did something.
    Active,
    /// Can the page be seen, has it the focus, does it play what the visitor started?
    Attention {
        visible: bool,
        focused: bool,
        playing: bool,
    },
    /// A page view begins; so many bytes will leave of it.
    View {
        bytes: u32,
    },
    /// The clocks say what they have: the page is about to be hidden, left, or another view.
    Close,
    /// Hidden: it may never be seen again.
    Hidden,
    /// Being left: what does not go now goes never, or with the next page.
    Left,
    /// Back from the back/forward cache; a view follows.
    Returned,
    /// The moment of `Effects::wake`.
    Tick,
    Answer {
        request: u32,
        answer: Answer,
    },
    /// `flush`, to be answered by `Effects::settled` with the same number.
    Flush(u32),
    /// `stop`, likewise.
    Stop(u32),
}

/// What may become an event. Its text waits at the host.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event {
    /// The goal that fired; none for `track()`.
    pub goal: Option<u32>,
    /// What counts as the same thing: goal, event name, threshold and key, as one number.
    pub thing: u32,
    /// When it happened.
    pub mono: f64,
    /// Its name, as a number: a token bucket each.
    pub name: u32,
    pub category: Category,
    /// A bit for each collector that wants it.
    pub wanted: u32,
    /// Not with the batch.
    pub now: bool,
    /// UTF-8, without its number and its page.
    pub bytes: u32,
}

impl Signal {
    /// As `js/host/signal.ts` says it: a kind, and its numbers.
    pub fn decode(kind: u32, a: u32, b: u32, c: u32, d: f64, e: u32) -> Signal {
        match kind {
            0 => Signal::Hidden,
            1 => Signal::Left,
            2 => Signal::Returned,
            3 => Signal::Tick,
            4 => Signal::Limits { events: a, collectors: b, every: d },
            5 => Signal::Goal {
                goal: a,
                once: match b {
                    0 => Once::No,
                    1 => Once::Page,
                    _ => Once::Session,
                },
                cooldown: d,
            },
            6 => Signal::Meter {
                goal: a,
                meter: Meter {
                    way: match b {
                        0 => Way::View,
                        1 => Way::Subject,
                        2 => Way::Cumulative,
                        3 => Way::Continuous,
                        _ => Way::Delta,
                    },
                    idle: (c > 0).then_some(c),
                },
            },
            7 => Signal::Limit { goal: a, limit: d },
            8 => Signal::Remove(a),
            9 => Signal::Event(Event {
                // The last number is no goal's: `track()`.
                goal: (a != u32::MAX).then_some(a),
                thing: b,
                mono: d,
                category: if c & 2 > 0 { Category::Milestone } else { Category::Secondary },
                now: c & 1 > 0,
                wanted: c >> 2 & 255,
                name: c >> 10,
                bytes: e,
            }),
            10 => Signal::Reading { goal: a, subject: b, amount: d },
            11 => Signal::Run { goal: a, subject: b, on: c & 1 > 0, anew: c & 2 > 0 },
            12 => Signal::Active,
            13 => Signal::Attention { visible: a > 0, focused: b > 0, playing: c > 0 },
            14 => Signal::View { bytes: a },
            15 => Signal::Close,
            16 => Signal::Answer { request: a, answer: Answer { status: b, after: d } },
            17 => Signal::Flush(a),
            _ => Signal::Stop(a),
        }
    }
}
