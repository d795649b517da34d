//! What the core hears: facts, few and generic, and nothing but numbers, so that a new trigger seldom needs a new one.
//! What a goal, an element, a key or an event is *called* is the host's.

use crate::goal::Once;
use crate::out::Answer;
use crate::record::Category;
use crate::trigger::Meter;

/// One fact. Times are milliseconds, monotonic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Signal {
    /// How many events make a batch, how long one may wait, how many collectors there are.
    Limits { events: u32, every: f64, collectors: u32 },
    /// A goal is on; one of that number is replaced. It keeps what bars it.
    Goal { goal: u32, once: Once, cooldown: f64 },
    /// The goal measures. Its limits follow, the lowest first.
    Meter { goal: u32, meter: Meter },
    Limit { goal: u32, limit: f64 },
    /// The goal of that number is off.
    Remove(u32),
    /// A goal's firing, or a call of `track()`.
    Event(Event),
    /// So much was scrolled, watched.
    Reading { goal: u32, subject: u32, amount: f64 },
    /// The subject is in view, or no longer; `anew` forgets what it had.
    Run { goal: u32, subject: u32, on: bool, anew: bool },
    /// The visitor did something.
    Active,
    /// Can the page be seen, has it the focus, does it play what the visitor started?
    Attention { visible: bool, focused: bool, playing: bool },
    /// A page view begins; so many bytes will leave of it.
    View { bytes: u32 },
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
    Answer { request: u32, answer: Answer },
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
