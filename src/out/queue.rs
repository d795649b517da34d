//! One collector's way out: everything that was decided for it and not yet answered for, with its own back-off and drops,
//! so that one that is down never delays another (DEL-7).

use super::retry::{Answer, BackOff, Outcome, TAKEN, outcome};
use crate::effect::Effects;
use crate::record::{Category, Random};

/// An event on its way out. Its text waits at the host.
#[derive(Clone, Copy, Debug)]
pub struct Record {
    pub seq: u32,
    pub category: Category,
    /// The page view that it belongs to.
    pub view: u32,
    /// UTF-8, as it leaves.
    pub bytes: usize,
    /// The same of its page view, which a batch names once.
    pub view_bytes: usize,
    /// The batch it is in; 0 while it waits. A batch's membership is frozen: a retry has the same id and the same events,
    /// only the header is written anew.
    pub batch: u32,
    /// How often it was sent before.
    pub tries: u32,
}

/// A request to be made, with the events that were put before it. Its text is the host's (`js/host/batch.ts`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Send {
    pub request: u32,
    pub collector: u32,
    pub batch: u32,
    /// How often it was sent before.
    pub tries: u32,
    /// Highest sequence number given so far.
    pub high: u32,
    /// May outlive the page.
    pub keepalive: bool,
    /// The page is being left: no time for a second try that is not synchronous.
    pub leaving: bool,
}

/// Why a queue is done with an event. The host counts all but the first by name: a hole in the sequence is either there, or lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    Delivered,
    Filtered,
    Suppressed,
    TooLarge,
    QueueFull,
    Rejected,
}

// Its measures (DEL-5).
const MOST_EVENTS: usize = 1_000;
const MOST_BYTES: usize = 256 * 1024;
const LARGEST_EVENT: usize = 8 * 1024;
const BATCH_EVENTS: usize = 100;
/// Half of what a document may have in flight with `keepalive`: the other half is the page's.
/// <https://fetch.spec.whatwg.org/#http-network-or-cache-fetch>, step "contentLength … 64 kibibytes"
const KEEPALIVE: usize = 32 * 1024;
/// What the header adds, but for the page views.
const HEADER_BYTES: usize = 512;
/// With its header within `KEEPALIVE`.
const BATCH_BYTES: usize = 31 * 1024;
/// Below 64 KiB with the header.
const LEAVING_BYTES: usize = 56 * 1024;

#[derive(Clone, Debug, Default)]
pub struct Queue {
    /// Its place among the queues.
    collector: u32,
    /// Oldest first.
    records: Vec<Record>,
    flights: Vec<Flight>,
    /// When what waits must go. Milliseconds, monotonic.
    due: f64,
    back_off: BackOff,
    /// Nothing more from this page.
    paused: bool,
    /// The next batch goes beside what is on the wire.
    hurried: bool,
}

/// A request on the wire.
#[derive(Clone, Debug)]
struct Flight {
    request: u32,
    batch: u32,
    /// Bytes that count against the page's 64 KiB; none for a request that dies with the page.
    kept_alive: usize,
    /// Sent as the page was left: later ones need not wait for its answer.
    leaving: bool,
}

impl Queue {
    pub fn new(collector: u32) -> Queue {
        Queue { collector, ..Queue::default() }
    }

    /// Takes an event in, to be sent by then, or as soon as so many wait.
    pub fn push(&mut self, record: Record, due: f64, most: u32, effects: &mut dyn Effects) {
        if record.bytes > LARGEST_EVENT {
            return effects.gone(self.collector, record.seq, Reason::TooLarge);
        }
        self.records.push(record);
        let waiting = self.records.iter().filter(|record| record.batch == 0).count() as u32;
        if waiting >= most {
            self.due = 0.0;
        } else if waiting == 1 || due < self.due {
            self.due = due;
        }
        while self.records.len() > MOST_EVENTS || self.records.iter().map(|record| record.bytes).sum::<usize>() > MOST_BYTES {
            // The least valuable, the oldest of its kind, that no request carries: `min_by_key` gives the first of equals.
            let free = self.records.iter().filter(|record| !self.flies(record.batch));
            let Some(seq) = free.min_by_key(|record| record.category).map(|record| record.seq) else { break };
            self.records.retain(|record| record.seq != seq);
            effects.gone(self.collector, seq, Reason::QueueFull);
        }
    }

    fn flies(&self, batch: u32) -> bool {
        self.flights.iter().any(|flight| flight.batch == batch)
    }

    /// Everything that waits must go now.
    pub fn flush(&mut self) {
        self.due = 0.0;
    }

    /// It must go now, and not wait for an answer: it may be the last chance.
    pub fn hurry(&mut self) {
        self.flush();
        self.hurried = self.records.iter().any(|record| record.batch == 0);
    }

    /// The last call: one try, whatever patience was asked for.
    pub fn last(&mut self) {
        self.hurry();
        self.back_off.not_before = 0.0;
    }

    /// When it has something to send. One batch at a time is gentle, and keeps the order.
    pub fn next(&self) -> f64 {
        let mut next = f64::INFINITY;
        if !self.paused && (self.hurried || !self.flights.iter().any(|flight| !flight.leaving)) {
            for record in self.records.iter().filter(|record| !self.flies(record.batch)) {
                let due = if record.batch == 0 { self.due } else { 0.0 };
                if due < next {
                    next = due;
                }
            }
        }
        if next > self.back_off.not_before { next } else { self.back_off.not_before }
    }

    /// Has the collector answered for all numbers below this one, or is it given up for now?
    pub fn settled(&self, mono: f64, below: u32) -> bool {
        let given_up = self.paused || self.back_off.not_before > mono;
        !self.records.iter().any(|record| record.seq < below && (!given_up || self.flies(record.batch)))
    }

    /// The bytes that count against the page's 64 KiB.
    pub fn kept_alive(&self) -> usize {
        self.flights.iter().map(|flight| flight.kept_alive).sum()
    }

    /// As the page is left: what is not kept alive dies with it. Has it something to send?
    pub fn leave(&mut self) -> bool {
        self.flights.retain(|flight| flight.kept_alive > 0);
        for record in &mut self.records {
            if !self.flights.iter().any(|flight| flight.batch == record.batch) {
                record.batch = 0;
            }
        }
        !self.paused && self.records.iter().any(|record| record.batch == 0)
    }

    /// The next request, if one is due. `kept_alive` are the bytes of all queues, `last` the last number of a request or a batch.
    ///
    /// As the page is left (`shares`: the queues that have still to send): one with all that no living request carries,
    /// the most valuable first if not all of it fits. A page that is being left has time for one (DEL-2).
    pub fn request(&mut self, mono: f64, shares: usize, kept_alive: usize, high: u32, last: &mut u32, effects: &mut dyn Effects) -> bool {
        let leaving = shares > 0;
        let mut batch = 0;
        if !leaving {
            if self.next() > mono {
                return false;
            }
            batch = self.records.iter().find(|record| record.batch > 0 && !self.flies(record.batch)).map_or(0, |record| record.batch);
        }
        self.hurried = false;
        *last += 1;
        if batch == 0 {
            batch = *last;
            let room = LEAVING_BYTES.saturating_sub(kept_alive).checked_div(shares).unwrap_or(BATCH_BYTES);
            self.freeze(batch, room, leaving);
        }
        let mut send = Send { request: *last, collector: self.collector, batch, leaving, ..Send::default() };
        let mut seen = u32::MAX;
        let mut bytes = 0;
        for record in self.records.iter().filter(|record| record.batch == batch) {
            send.tries = record.tries;
            bytes += size(record, &mut seen);
            effects.put(record.seq);
        }
        if bytes == 0 {
            return false;
        }
        bytes += HEADER_BYTES;
        send.high = high;
        send.keepalive = leaving || kept_alive + bytes <= KEEPALIVE;
        self.flights.push(Flight { request: *last, batch, kept_alive: if send.keepalive { bytes } else { 0 }, leaving });
        effects.send(&send);
        true
    }

    /// Puts waiting events that fit together into a batch: the oldest, or the most valuable.
    fn freeze(&mut self, batch: u32, mut room: usize, by_value: bool) {
        let mut seen = u32::MAX;
        let mut places = if by_value { MOST_EVENTS } else { BATCH_EVENTS };
        for class in [Category::Milestone, Category::Secondary] {
            for record in self.records.iter_mut().filter(|record| record.batch == 0 && (!by_value || record.category == class)) {
                let size = size(record, &mut seen);
                if size > room || places == 0 {
                    return;
                }
                room -= size;
                places -= 1;
                record.batch = batch;
            }
        }
    }

    /// The page is back from the back/forward cache: requests that went as it was left may have ended unheard. They are
    /// sent once more, with the same ids.
    pub fn returned(&mut self) {
        self.flights.clear();
        for record in self.records.iter_mut().filter(|record| record.batch > 0) {
            record.tries += 1;
        }
    }

    /// How a request ended; others' are no matter. `last` as in `request`.
    pub fn answer(&mut self, request: u32, answer: Answer, mono: f64, random: &mut Random, last: &mut u32, effects: &mut dyn Effects) {
        // A beacon that was taken stays on the wire until the page is back or gone: nobody will tell.
        let Some(batch) = self.flights.iter().find(|flight| flight.request == request && answer.status != TAKEN).map(|flight| flight.batch)
        else {
            return;
        };
        self.flights.retain(|flight| flight.request != request);
        let members = self.records.iter().filter(|record| record.batch == batch).count();
        let mut ended = None;
        let mut halve = false;
        match outcome(answer.status) {
            Outcome::Delivered => ended = Some(Reason::Delivered),
            Outcome::Halve(reason) => {
                ended = reason.filter(|_| members == 1);
                halve = ended.is_none();
            }
            Outcome::Pause => self.paused = true,
            Outcome::Retry => self.back_off.failed(answer, mono, random),
        }
        let mut seen = 0;
        for record in self.records.iter_mut().filter(|record| record.batch == batch) {
            record.tries += 1;
            seen += 1;
            // A batch's membership does not change, so both halves are batches of their own.
            if halve {
                record.batch = *last + if seen * 2 <= members { 1 } else { 2 };
            }
        }
        *last += 2;
        if let Some(reason) = ended {
            self.back_off = BackOff::default();
            self.records.retain(|record| {
                if record.batch == batch {
                    effects.gone(self.collector, record.seq, reason);
                }
                record.batch != batch
            });
        }
    }

    /// What is not yet answered for: for tests.
    pub fn waiting(&self) -> Vec<u32> {
        self.records.iter().map(|record| record.seq).collect()
    }
}

/// What an event adds to a batch, with its page view where another one was `seen` last.
fn size(record: &Record, seen: &mut u32) -> usize {
    let same = core::mem::replace(seen, record.view) == record.view;
    record.bytes + if same { 0 } else { record.view_bytes }
}
