//! What the core hears: facts, few and generic, so that a new trigger seldom needs a new one.
//!
//! All text is raw JSON, as the host writes it (`crate::json`).

use crate::out::Answer;

/// One fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Signal<'a> {
    /// `addGoals`: a list of goals.
    Goals(&'a str),
    /// `removeGoals`, one by one, and a goal whose selector the browser does not accept: an id, in quotes.
    Remove(&'a str),
    /// A watched event matched a goal: a map as `spec::EVENT` has it, but the name.
    Hit {
        goal: u32,
        element: u32,
        mono: f64,
        facts: &'a str,
    },
    /// `track`: likewise, with the name as `event`.
    Track(&'a str),
    /// Hidden: it may never be seen again.
    Hidden,
    /// Being left: what does not go now goes never, or with the next page.
    Left,
    /// A page view begins in a document that was there before: back from the back/forward cache. A map with `url`,
    /// `path`, `title` and `referrer`.
    Viewed(&'a str),
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
