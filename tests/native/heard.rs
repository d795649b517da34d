//! Signals that own their text, so that they can be kept and told again.

use waymark::out::Answer;
use waymark::record::Category;
use waymark::signal::{Event, Signal};

/// See `Signal`.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    Options(String),
    Limits(u32, f64, u32),
    Goals(String),
    Remove(u32),
    Check(String),
    Event(Firing),
    View(u32),
    Hidden,
    Left,
    Returned,
    Tick,
    Answer(u32, Answer),
    Flush(u32),
    Stop(u32),
}

/// What may become an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Firing {
    pub goal: Option<u32>,
    pub element: u32,
    pub mono: f64,
    pub category: Category,
    pub wanted: u32,
    pub now: bool,
    pub text: String,
}

impl Heard {
    pub fn signal(&self) -> Signal<'_> {
        match self {
            Heard::Options(text) => Signal::Options(text),
            Heard::Limits(events, every, collectors) => Signal::Limits { events: *events, every: *every, collectors: *collectors },
            Heard::Goals(list) => Signal::Goals(list),
            Heard::Remove(goal) => Signal::Remove(*goal),
            Heard::Check(facts) => Signal::Check(facts),
            Heard::Event(Firing { goal, element, mono, category, wanted, now, text }) => {
                Signal::Event(Event { goal: *goal, element: *element, mono: *mono, category: *category, wanted: *wanted, now: *now, text })
            }
            Heard::View(bytes) => Signal::View { bytes: *bytes },
            Heard::Hidden => Signal::Hidden,
            Heard::Left => Signal::Left,
            Heard::Returned => Signal::Returned,
            Heard::Tick => Signal::Tick,
            Heard::Answer(request, answer) => Signal::Answer { request: *request, answer: *answer },
            Heard::Flush(call) => Signal::Flush(*call),
            Heard::Stop(call) => Signal::Stop(*call),
        }
    }
}
