//! One collector's way out: everything that was decided for it and not yet answered for, with its own back-off and drops,
//! so that one that is down never delays another (DEL-7).

use super::retry::{Answer, BackOff, Outcome, TAKEN, outcome};
use crate::json::Writer;
use crate::record::{Category, Random};

/// An event on its way out.
#[derive(Clone, Debug)]
pub struct Record {
    pub seq: u32,
    pub category: Category,
    /// The page view that it belongs to.
    pub view: u32,
    /// JSON without its page and its closing brace.
    pub body: String,
    /// The batch it is in; 0 while it waits. A batch's membership is frozen: a retry has the same id and the same events,
    /// only the header is written anew.
    pub batch: u32,
    /// How often it was sent before.
    pub tries: u32,
}

/// A request to be made: a batch without its header, which is the host's (`js/host/batch.ts`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Send {
    pub request: u32,
    pub collector: u32,
    pub batch: u32,
    /// How often it was sent before.
    pub tries: u32,
    /// Highest sequence number given so far.
    pub high: u32,
    /// What did not get out, counted by reason: `"filtered":2,…`.
    pub drops: String,
    /// The page views that the events belong to, each once: `0,3`.
    pub views: String,
    /// `{…},{…}`, their pages as places in `views`.
    pub events: String,
    /// May outlive the page.
    pub keepalive: bool,
    /// The page is being left: no time for a second try that is not synchronous.
    pub leaving: bool,
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
    /// Oldest first.
    records: Vec<Record>,
    flights: Vec<Flight>,
    /// When what waits must go. Milliseconds, monotonic.
    due: f64,
    /// What did not get out, counted by reason: a hole in the sequence is either here, or lost.
    drops: Vec<(&'static str, u32)>,
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
    /// Takes an event in, to be sent by then, or as soon as so many wait.
    pub fn push(&mut self, record: &Record, due: f64, most: u32) {
        if record.body.len() > LARGEST_EVENT {
            return self.drop("too_large");
        }
        self.records.push(record.clone());
        let waiting = self.records.iter().filter(|record| record.batch == 0).count() as u32;
        if waiting >= most {
            self.due = 0.0;
        } else if waiting == 1 || due < self.due {
            self.due = due;
        }
        while self.records.len() > MOST_EVENTS || self.records.iter().map(|record| record.body.len()).sum::<usize>() > MOST_BYTES {
            // The least valuable, the oldest of its kind, that no request carries: `min_by_key` gives the first of equals.
            let free = self.records.iter().filter(|record| !self.flies(record.batch));
            let Some(seq) = free.min_by_key(|record| record.category).map(|record| record.seq) else { break };
            self.records.retain(|record| record.seq != seq);
            self.drop("queue_full");
        }
    }

    /// Counts an event that does not get out.
    pub fn drop(&mut self, reason: &'static str) {
        match self.drops.iter_mut().find(|(known, _)| *known == reason) {
            Some(entry) => entry.1 += 1,
            None => self.drops.push((reason, 1)),
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

    /// The next request, if one is due. `kept_alive` are the bytes of all queues, `views` those of the page views, `last`
    /// the last number of a request or a batch.
    ///
    /// As the page is left (`shares`: the queues that have still to send): one with all that no living request carries,
    /// the most valuable first if not all of it fits. A page that is being left has time for one (DEL-2).
    pub fn request(&mut self, mono: f64, shares: usize, kept_alive: usize, views: &[usize], last: &mut u32) -> Option<Send> {
        let leaving = shares > 0;
        let mut batch = 0;
        if !leaving {
            if self.next() > mono {
                return None;
            }
            batch = self.records.iter().find(|record| record.batch > 0 && !self.flies(record.batch)).map_or(0, |record| record.batch);
        }
        self.hurried = false;
        *last += 1;
        if batch == 0 {
            batch = *last;
            let room = LEAVING_BYTES.saturating_sub(kept_alive).checked_div(shares).unwrap_or(BATCH_BYTES);
            self.freeze(batch, room, leaving, views);
        }
        let mut send = Send { request: *last, batch, leaving, ..Send::default() };
        let mut seen: Vec<u32> = Vec::new();
        let (mut events, mut pages, mut drops) = (Writer::default(), Writer::default(), Writer::default());
        let mut bytes = HEADER_BYTES;
        for record in self.records.iter().filter(|record| record.batch == batch) {
            send.tries = record.tries;
            let place = seen.iter().position(|view| *view == record.view).unwrap_or_else(|| {
                seen.push(record.view);
                bytes += size(views, record.view);
                pages.item().integer(record.view);
                seen.len() - 1
            });
            events.item().raw(&record.body).key("page").integer(place as u32).raw("}");
        }
        if events.out.is_empty() {
            return None;
        }
        for (reason, count) in &self.drops {
            drops.key(reason).integer(*count);
        }
        bytes += events.out.len();
        send.keepalive = leaving || kept_alive + bytes <= KEEPALIVE;
        self.flights.push(Flight { request: *last, batch, kept_alive: if send.keepalive { bytes } else { 0 }, leaving });
        (send.events, send.views, send.drops) = (events.out, pages.out, drops.out);
        Some(send)
    }

    /// Puts waiting events that fit together into a batch: the oldest, or the most valuable.
    fn freeze(&mut self, batch: u32, mut room: usize, by_value: bool, views: &[usize]) {
        let mut seen = Vec::new();
        let mut places = if by_value { MOST_EVENTS } else { BATCH_EVENTS };
        for class in [Category::Milestone, Category::Secondary] {
            for record in self.records.iter_mut().filter(|record| record.batch == 0 && (!by_value || record.category == class)) {
                // With `,"page":12}` and the comma.
                let mut size = record.body.len() + 12;
                if !seen.contains(&record.view) {
                    seen.push(record.view);
                    size += self::size(views, record.view);
                }
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
    pub fn answer(&mut self, request: u32, answer: Answer, mono: f64, random: &mut Random, last: &mut u32) {
        // A beacon that was taken stays on the wire until the page is back or gone: nobody will tell.
        let Some(batch) = self.flights.iter().find(|flight| flight.request == request && answer.status != TAKEN).map(|flight| flight.batch)
        else {
            return;
        };
        self.flights.retain(|flight| flight.request != request);
        let members = self.records.iter().filter(|record| record.batch == batch).count();
        let mut ended = false;
        let mut halve = false;
        match outcome(answer.status) {
            Outcome::Delivered => ended = true,
            Outcome::Halve(reason) => {
                ended = members == 1 && !reason.is_empty();
                halve = !ended;
                if ended {
                    self.drop(reason);
                }
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
        if ended {
            self.back_off = BackOff::default();
            self.records.retain(|record| record.batch != batch);
        }
    }

    /// What is not yet answered for, and how much was dropped: for tests.
    pub fn accounts(&self) -> (Vec<u32>, u32) {
        (self.records.iter().map(|record| record.seq).collect(), self.drops.iter().map(|(_, count)| count).sum())
    }
}

/// What a page view adds to a batch.
fn size(views: &[usize], view: u32) -> usize {
    views.get(view as usize).copied().unwrap_or_default()
}
