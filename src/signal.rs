//! What the core hears: facts, few and generic, so that a new trigger seldom needs a new one.
//!
//! All text is raw JSON, as the host writes it (`crate::json`).

use crate::out::Answer;
use crate::record::Category;

/// One fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Signal<'a> {
    /// The configuration: `Effects::options` follows, with what is right of it.
    Options(&'a str),
    /// What follows from it: how many events make a batch, how many milliseconds one may wait, how many collectors there
    /// are.
    Limits {
        events: u32,
        every: f64,
        collectors: u32,
    },
    /// A list of goals: `Effects::watch` follows for each good one.
    Goals(&'a str),
    /// The goal of that number is off.
    Remove(u32),
    /// What the page gives to `track()`: `Effects::checked` follows, with what is right of it.
    Check(&'a str),
    /// A goal's firing, or a call of `track()`.
    Event(Event<'a>),
    /// A page view begins; so many bytes will leave of it.
    View {
        bytes: u32,
    },
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

/// What may become an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event<'a> {
    /// The goal that fired; none for `track()`.
    pub goal: Option<u32>,
    /// The host's number for the element that it fired on.
    pub element: u32,
    /// When it happened. Milliseconds, monotonic.
    pub mono: f64,
    pub category: Category,
    /// A bit for each collector that wants it.
    pub wanted: u32,
    /// Not with the batch.
    pub now: bool,
    /// As it leaves, but its number and its page: `{"time":…,"event":…}`; what may not leave is gone from it.
    pub text: &'a str,
}
