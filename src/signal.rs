//! What the core hears: facts, few and generic, so that a new trigger seldom needs a new one.
//!
//! All text is raw JSON, as the host writes it (`crate::json`).

use crate::out::Answer;

/// One fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Signal {
    /// `addGoals`: a list of goals.
    Goals(String),
    /// `removeGoals`, one by one: an id, in quotes.
    Remove(String),
    /// The browser does not accept the goal's selector (`None`), or that part of one of its reads (`from.find`, `regex`).
    Refused {
        goal: u32,
        read: Option<usize>,
        part: String,
    },
    /// A watched event matched a goal, or an `Effect::Ask` is answered: a list of what was read, `null` for what was not
    /// found.
    Hit {
        goal: u32,
        element: u32,
        mono: f64,
        fields: String,
    },
    /// `track`: a name, in quotes, and its data.
    Track {
        event: String,
        data: String,
    },
    /// Hidden: it may never be seen again.
    Hidden,
    /// Being left: what does not go now goes never, or with the next page.
    Left,
    /// Back from the back/forward cache, as `["url","title","referrer"]`.
    Returned(String),
    /// The moment of `Effect::Wake`.
    Tick,
    Answer {
        request: u32,
        answer: Answer,
    },
    /// `flush`, to be answered by `Effect::Settled` with the same number.
    Flush(u32),
    /// `stop`, likewise.
    Stop(u32),
}
