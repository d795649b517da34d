use super::drops::Drops;
use super::retry::BackOff;
use crate::json::{Shape, get, members, shape, text};
use crate::record::Category;

/// One collector's way out: its own filter, position and back-off, so that one that is down never delays another (DEL-7).
#[derive(Clone, Debug)]
pub struct Lane {
    /// `"url"` or `{"url":…,"filter":…}`.
    pub collector: String,
    /// What it owes its collector, oldest first.
    pub entries: Vec<Entry>,
    /// What is on the wire.
    pub flights: Vec<Flight>,
    /// When what waits must go. Milliseconds, monotonic.
    pub due: f64,
    pub drops: Drops,
    pub back_off: BackOff,
    /// Nothing more from this page.
    pub paused: bool,
}

/// An event, and the batch it is in: 0 while it waits. A batch's membership is frozen: a retry has the same id and the
/// same events, only the header is written anew.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub seq: u64,
    pub batch: u64,
    /// How often it was sent before.
    pub tries: u64,
}

#[derive(Clone, Copy, Debug)]
pub struct Flight {
    pub request: u32,
    pub batch: u64,
    /// Bytes that count against the page's 64 KiB; none for a request that dies with the page.
    pub kept_alive: usize,
    /// Sent as the page was left: later ones need not wait for its answer.
    pub leaving: bool,
}

impl Lane {
    pub fn new(collector: &str) -> Lane {
        Lane {
            collector: collector.into(),
            entries: Vec::new(),
            flights: Vec::new(),
            due: f64::INFINITY,
            drops: Drops::default(),
            back_off: BackOff::default(),
            paused: false,
        }
    }

    pub fn url(&self) -> &str {
        text(if shape(&self.collector) == Shape::Map { get(&self.collector, "url") } else { &self.collector })
    }

    pub fn wants(&self, event: &str, category: Category) -> bool {
        let filter = get(&self.collector, "filter");
        let (wanted, events) = (get(filter, "category"), get(filter, "events"));
        (wanted.is_empty() || text(wanted) == category.name())
            && (events.is_empty() || members(events).any(|(_, name)| text(name) == event))
    }

    pub fn flies(&self, batch: u64) -> bool {
        self.flights.iter().any(|flight| flight.batch == batch)
    }

    /// The next frozen batch, if any; 0 if not.
    pub fn frozen(&self) -> u64 {
        self.entries.iter().find(|entry| entry.batch > 0 && !self.flies(entry.batch)).map_or(0, |entry| entry.batch)
    }

    fn waits(&self) -> bool {
        self.entries.iter().any(|entry| entry.batch == 0)
    }

    /// When it has something to send. One batch at a time is gentle, and keeps the order.
    pub fn next(&self) -> f64 {
        let wanted = match self.frozen() {
            _ if self.paused || self.flights.iter().any(|flight| !flight.leaving) => f64::INFINITY,
            0 if self.waits() => self.due,
            0 => f64::INFINITY,
            _ => 0.0,
        };
        if wanted > self.back_off.not_before { wanted } else { self.back_off.not_before }
    }

    /// Has the collector answered for everything, or is it given up for now?
    pub fn settled(&self, mono: f64) -> bool {
        self.flights.is_empty() && (self.paused || self.entries.is_empty() || self.back_off.not_before > mono)
    }
}
