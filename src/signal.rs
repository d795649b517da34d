//! What the core hears: facts, few and generic, so that a new trigger seldom needs a new one.

use crate::goal::Fields;
use crate::out::Answer;

/// One fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Signal {
    /// `addGoals`: a list of goals, as text.
    Goals(String),
    /// `removeGoals`, one by one.
    Remove(String),
    /// The browser does not accept the goal's selector (`None`), or that part of one of its reads (`from.find`, `regex`).
    Refused {
        goal: u32,
        read: Option<usize>,
        part: String,
    },
    /// The page is asked for no more than it has: a watched event matched a goal, and this is what was read.
    Hit {
        goal: u32,
        element: u32,
        mono: f64,
        fields: Fields,
    },
    /// `track`.
    Track {
        event: String,
        data: String,
    },
    /// Hidden: it may never be seen again.
    Hidden,
    /// Being left: what does not go now goes never, or with the next page.
    Left,
    /// Back from the back/forward cache.
    Returned(Page),
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

/// What a page view is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    pub url: String,
    pub title: String,
    pub referrer: String,
}
