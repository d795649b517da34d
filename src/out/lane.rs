use std::collections::VecDeque;

use super::batch::Batch;
use super::drops::Drops;
use super::retry::BackOff;
use crate::goal::Collector;
use crate::record::Category;

/// One collector's way out: its own filter, position and back-off, so that one that is down never delays another (DEL-7).
#[derive(Clone, Debug)]
pub struct Lane {
    pub collector: Collector,
    /// In no batch yet, in order.
    pub waiting: Vec<u64>,
    /// When the first of them must go. Milliseconds, monotonic.
    pub due: f64,
    /// Frozen, to be sent next.
    pub batches: VecDeque<Batch>,
    /// On the wire.
    pub flights: Vec<Flight>,
    pub drops: Drops,
    pub back_off: BackOff,
    /// Nothing more from this page.
    pub paused: bool,
}

#[derive(Clone, Debug)]
pub struct Flight {
    pub request: u32,
    pub batch: Batch,
    /// Bytes that count against the page's 64 KiB; none for a request that dies with the page.
    pub kept_alive: usize,
    /// Sent as the page was left: later ones need not wait for its answer.
    pub leaving: bool,
}

impl Lane {
    pub fn new(collector: Collector) -> Lane {
        Lane {
            collector,
            waiting: Vec::new(),
            due: f64::INFINITY,
            batches: VecDeque::new(),
            flights: Vec::new(),
            drops: Drops::default(),
            back_off: BackOff::default(),
            paused: false,
        }
    }

    pub fn wants(&self, event: &str, category: Category) -> bool {
        let filter = &self.collector;
        filter.category.is_none_or(|wanted| wanted == category)
            && (filter.events.is_empty() || filter.events.iter().any(|name| name == event))
    }

    /// One batch at a time is gentle, and keeps the order.
    pub fn busy(&self) -> bool {
        self.flights.iter().any(|flight| !flight.leaving)
    }

    /// When it has something to send, if it is not waiting for an answer.
    pub fn next(&self) -> f64 {
        if self.paused || self.busy() {
            return f64::INFINITY;
        }
        let wanted = if self.batches.is_empty() { self.due } else { 0.0 };
        wanted.max(self.back_off.not_before)
    }

    /// Has the collector answered for everything, or is it given up for now?
    pub fn settled(&self, mono: f64) -> bool {
        self.flights.is_empty() && (self.paused || (self.waiting.is_empty() && self.batches.is_empty()) || self.back_off.not_before > mono)
    }

    pub fn in_flight(&self, seq: u64) -> bool {
        self.flights.iter().any(|flight| flight.batch.seqs.contains(&seq))
    }

    /// Takes an event out of what is not on the wire.
    pub fn forget(&mut self, seq: u64) {
        self.waiting.retain(|waiting| *waiting != seq);
        for batch in &mut self.batches {
            batch.seqs.retain(|member| *member != seq);
        }
        self.batches.retain(|batch| !batch.seqs.is_empty());
        if self.waiting.is_empty() {
            self.due = f64::INFINITY;
        }
    }
}
