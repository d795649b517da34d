//! Everything that was decided and not yet answered for.

use super::batch::{Header, Record, encode};
use super::drops;
use super::lane::{Entry, Flight, Lane};
use super::limit::Limiter;
use super::retry::{Answer, Outcome, outcome};
use crate::record::{Category, Random};

/// A request to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Send {
    pub request: u32,
    pub url: String,
    pub body: String,
    /// May outlive the page.
    pub keepalive: bool,
    /// The page is being left: no time for a second try that is not synchronous.
    pub leaving: bool,
}

// The queue's measures (DEL-5).
const MOST_EVENTS: usize = 1_000;
const MOST_BYTES: usize = 256 * 1024;
const LARGEST_EVENT: usize = 8 * 1024;
const BATCH_EVENTS: usize = 100;
/// Half of what a document may have in flight with `keepalive`: the other half is the page's.
/// <https://fetch.spec.whatwg.org/#http-network-or-cache-fetch>, step "contentLength … 64 kibibytes"
const KEEPALIVE: usize = 32 * 1024;
/// Leaves room for the header.
const BATCH_BYTES: usize = 30 * 1024;
/// Below 64 KiB with the header.
const LEAVING_BYTES: usize = 56_000;
const BY_VALUE: [Option<Category>; 3] = [Some(Category::Milestone), Some(Category::Secondary), Some(Category::Diagnostic)];

#[derive(Default)]
pub struct Queue {
    records: Vec<Record>,
    lanes: Vec<Lane>,
    limiter: Limiter,
    requests: u32,
    batches: u64,
}

impl Queue {
    pub fn new(collectors: &[&str]) -> Queue {
        Queue { lanes: collectors.iter().map(|collector| Lane::new(collector)).collect(), ..Queue::default() }
    }

    /// Takes an event in. What cannot be taken is counted.
    pub fn push(&mut self, record: Record, event: &str, mono: f64, due: f64, most: usize) {
        let refused = if record.body.len() > LARGEST_EVENT {
            "too_large"
        } else if !self.limiter.take(event, mono) {
            "suppressed"
        } else {
            ""
        };
        for lane in &mut self.lanes {
            if !refused.is_empty() {
                drops::add(&mut lane.drops, refused);
            } else if !lane.wants(event, record.category) {
                drops::add(&mut lane.drops, "filtered");
            } else {
                lane.entries.push(Entry { seq: record.seq, batch: 0, tries: 0 });
                let waiting = lane.entries.iter().filter(|entry| entry.batch == 0).count();
                let due = if waiting >= most { mono } else { due };
                if due < lane.due || waiting == 1 {
                    lane.due = due;
                }
            }
        }
        self.records.push(record);
        self.tidy();
        while (self.records.len() > MOST_EVENTS || self.bytes() > MOST_BYTES) && self.evict() {}
    }

    /// The bytes of all events that wait.
    pub fn bytes(&self) -> usize {
        self.records.iter().map(|record| record.body.len()).sum()
    }

    /// Forgets what no lane owes any more.
    fn tidy(&mut self) {
        let lanes = &self.lanes;
        self.records.retain(|record| lanes.iter().any(|lane| lane.entries.iter().any(|entry| entry.seq == record.seq)));
    }

    /// Drops the least valuable event, the oldest of its kind, that no request carries.
    fn evict(&mut self) -> bool {
        let flies = |lane: &Lane, seq| lane.entries.iter().any(|entry| entry.seq == seq && lane.flies(entry.batch));
        let free = |record: &&Record| !self.lanes.iter().any(|lane| flies(lane, record.seq));
        // `min_by_key` gives the first of equals: the oldest.
        let Some(seq) = self.records.iter().filter(free).min_by_key(|record| record.category).map(|record| record.seq) else {
            return false;
        };
        for lane in &mut self.lanes {
            let owed = lane.entries.len();
            lane.entries.retain(|entry| entry.seq != seq);
            if lane.entries.len() < owed {
                drops::add(&mut lane.drops, "queue_full");
            }
        }
        self.tidy();
        true
    }

    /// Everything that waits must go now.
    pub fn flush(&mut self, mono: f64) {
        for lane in &mut self.lanes {
            lane.due = mono;
        }
    }

    /// When `pump` has something to do.
    pub fn next(&self) -> f64 {
        self.lanes.iter().map(Lane::next).fold(f64::INFINITY, |first, next| if next < first { next } else { first })
    }

    pub fn settled(&self, mono: f64) -> bool {
        self.lanes.iter().all(|lane| lane.settled(mono))
    }

    /// No request is on its way.
    pub fn idle(&self) -> bool {
        self.lanes.iter().all(|lane| lane.flights.is_empty())
    }

    /// The requests that are due.
    pub fn pump(&mut self, header: &Header) -> Vec<Send> {
        let mut sends = Vec::new();
        for index in 0..self.lanes.len() {
            let Some(lane) = self.lanes.get(index).filter(|lane| lane.next() <= header.now.mono) else { continue };
            let batch = match lane.frozen() {
                0 => self.freeze(index, BATCH_EVENTS, BATCH_BYTES, &[None]),
                batch => batch,
            };
            sends.extend(self.launch(index, batch, header, false));
        }
        sends
    }

    /// One request a lane with all that no living request carries, the most valuable first if not all of it fits. A page
    /// that is being left has time for one (DEL-2).
    pub fn leave(&mut self, header: &Header) -> Vec<Send> {
        let mut sends = Vec::new();
        for index in 0..self.lanes.len() {
            let room = LEAVING_BYTES.saturating_sub(self.in_flight());
            let Some(lane) = self.lanes.get_mut(index).filter(|lane| !lane.paused) else { continue };
            // What is not kept alive dies with the page.
            lane.flights.retain(|flight| flight.kept_alive > 0);
            for place in 0..lane.entries.len() {
                let flies = lane.entries.get(place).is_some_and(|entry| lane.flies(entry.batch));
                if let Some(entry) = lane.entries.get_mut(place).filter(|_| !flies) {
                    entry.batch = 0;
                }
            }
            let batch = self.freeze(index, usize::MAX, room, &BY_VALUE);
            sends.extend(self.launch(index, batch, header, true));
        }
        sends
    }

    /// The page is back from the back/forward cache: requests that went as it was left may have ended unheard. They are
    /// sent once more, with the same ids.
    pub fn returned(&mut self) {
        for lane in &mut self.lanes {
            lane.flights.clear();
            for entry in lane.entries.iter_mut().filter(|entry| entry.batch > 0) {
                entry.tries += 1;
            }
        }
    }

    fn in_flight(&self) -> usize {
        self.lanes.iter().flat_map(|lane| &lane.flights).map(|flight| flight.kept_alive).sum()
    }

    /// A new batch of events that wait and fit together: the oldest, or the most valuable.
    fn freeze(&mut self, index: usize, events: usize, bytes: usize, classes: &[Option<Category>]) -> u64 {
        self.batches += 1;
        let (mut room, mut places) = (bytes, events);
        let Some(lane) = self.lanes.get_mut(index) else { return 0 };
        for class in classes {
            for entry in lane.entries.iter_mut().filter(|entry| entry.batch == 0) {
                let Some(record) = self.records.iter().find(|record| record.seq == entry.seq) else { continue };
                if class.is_some_and(|class| class != record.category) {
                    continue;
                }
                if record.size() > room || places == 0 {
                    return self.batches;
                }
                room -= record.size();
                places -= 1;
                entry.batch = self.batches;
            }
        }
        self.batches
    }

    fn launch(&mut self, index: usize, batch: u64, header: &Header, leaving: bool) -> Option<Send> {
        let in_flight = self.in_flight();
        let lane = self.lanes.get_mut(index)?;
        let mut tries = 0;
        let mut records = Vec::new();
        for entry in lane.entries.iter().filter(|entry| entry.batch == batch) {
            tries = tries.max(entry.tries);
            records.extend(self.records.iter().find(|record| record.seq == entry.seq));
        }
        if records.is_empty() {
            return None;
        }
        let body = encode(batch, tries, header, &lane.drops, &records);
        let keepalive = leaving || in_flight + body.len() <= KEEPALIVE;
        self.requests += 1;
        lane.flights.push(Flight { request: self.requests, batch, kept_alive: if keepalive { body.len() } else { 0 }, leaving });
        Some(Send { request: self.requests, url: lane.url().into(), body, keepalive, leaving })
    }

    pub fn answer(&mut self, request: u32, answer: Answer, mono: f64, random: &mut Random) {
        // A beacon that was taken stays on the wire until the page is back or gone: nobody will tell.
        if answer == Answer::Taken {
            return;
        }
        for lane in &mut self.lanes {
            let Some(place) = lane.flights.iter().position(|flight| flight.request == request) else { continue };
            let batch = lane.flights.remove(place).batch;
            let verdict = match answer {
                Answer::Status(status, _) => outcome(status),
                Answer::NotTaken => Outcome::Halve(""),
                _ => Outcome::Retry,
            };
            let members = lane.entries.iter().filter(|entry| entry.batch == batch).count();
            match verdict {
                Outcome::Halve(reason) if members == 1 && !reason.is_empty() => {
                    drops::add(&mut lane.drops, reason);
                    lane.back_off = Default::default();
                    lane.entries.retain(|entry| entry.batch != batch);
                }
                Outcome::Delivered => {
                    lane.back_off = Default::default();
                    lane.entries.retain(|entry| entry.batch != batch);
                }
                verdict => {
                    lane.paused |= verdict == Outcome::Pause;
                    if verdict == Outcome::Retry {
                        lane.back_off.failed(answer, mono, random);
                    }
                    let halve = matches!(verdict, Outcome::Halve(_));
                    let mut seen = 0;
                    for entry in lane.entries.iter_mut().filter(|entry| entry.batch == batch) {
                        entry.tries += 1;
                        seen += 1;
                        // The other half is another batch: a batch's membership does not change, so both are.
                        if halve {
                            entry.batch = self.batches + if seen * 2 <= members { 1 } else { 2 };
                        }
                    }
                    self.batches += 2;
                }
            }
        }
        self.tidy();
    }

    /// What is not yet answered for, and what was dropped, a lane each: for tests.
    pub fn accounts(&self) -> Vec<(Vec<u64>, u64)> {
        let owed = |lane: &Lane| lane.entries.iter().map(|entry| entry.seq).collect();
        self.lanes.iter().map(|lane| (owed(lane), lane.drops.iter().map(|(_, count)| count).sum())).collect()
    }
}
