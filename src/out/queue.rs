//! Everything that was decided and not yet answered for.

use std::collections::VecDeque;

use super::batch::{Batch, Header, Record, encode};
use super::lane::{Flight, Lane};
use super::limit::Limiter;
use super::retry::{Answer, Outcome, outcome};
use crate::goal::Collector;
use crate::record::{Category, Random};

/// A request to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Send {
    pub request: u32,
    pub collector: usize,
    pub body: String,
    /// May outlive the page.
    pub keepalive: bool,
    /// The page is being left: no time for a second try that is not synchronous.
    pub leaving: bool,
}

/// A Queue's measures (DEL-5).
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
const LEAVING_BYTES: usize = 60_000;
const BY_VALUE: [Option<Category>; 3] = [Some(Category::Milestone), Some(Category::Secondary), Some(Category::Diagnostic)];
/// What a batch says of itself and its pages, at most.
const HEADER_BYTES: usize = 4_096;

#[derive(Default)]
pub struct Queue {
    records: VecDeque<Record>,
    bytes: usize,
    lanes: Vec<Lane>,
    limiter: Limiter,
    requests: u32,
    batches: u64,
}

impl Queue {
    pub fn new(collectors: &[Collector]) -> Queue {
        Queue { lanes: collectors.iter().cloned().map(Lane::new).collect(), ..Queue::default() }
    }

    /// Takes an event in. What cannot be taken is counted.
    pub fn push(&mut self, mut record: Record, event: &str, mono: f64, due: f64, most: usize) {
        let refused = if record.body.len() > LARGEST_EVENT {
            Some("too_large")
        } else if !self.limiter.take(event, mono) {
            Some("suppressed")
        } else {
            None
        };
        for (index, lane) in self.lanes.iter_mut().enumerate() {
            if let Some(reason) = refused {
                lane.drops.add(reason, 1);
            } else if lane.wants(event, record.category) {
                record.owed |= 1 << index;
                lane.waiting.push(record.seq);
                lane.due = lane.due.min(if lane.waiting.len() >= most { mono } else { due });
            } else {
                lane.drops.add("filtered", 1);
            }
        }
        if record.owed != 0 {
            self.bytes += record.body.len();
            self.records.push_back(record);
            while self.records.len() > MOST_EVENTS || self.bytes > MOST_BYTES {
                if !self.evict() {
                    break;
                }
            }
        }
    }

    /// Drops the least valuable event, the oldest of its kind, that no request carries.
    fn evict(&mut self) -> bool {
        let free = |record: &&Record| !self.lanes.iter().any(|lane| lane.in_flight(record.seq));
        // `min_by_key` gives the first of equals: the oldest.
        let Some(seq) = self.records.iter().filter(free).min_by_key(|record| record.category).map(|record| record.seq) else {
            return false;
        };
        for index in 0..self.lanes.len() {
            self.drop_event(index, seq, "queue_full");
        }
        true
    }

    /// This lane gives the event up.
    fn drop_event(&mut self, index: usize, seq: u64, reason: &'static str) {
        let owed = self.records.iter().any(|record| record.seq == seq && record.owed & (1 << index) != 0);
        if let Some(lane) = self.lanes.get_mut(index).filter(|_| owed) {
            lane.forget(seq);
            lane.drops.add(reason, 1);
            self.settle(index, &[seq]);
        }
    }

    /// This lane owes these no more.
    fn settle(&mut self, index: usize, seqs: &[u64]) {
        for record in self.records.iter_mut().filter(|record| seqs.contains(&record.seq)) {
            record.owed &= !(1 << index);
        }
        let bytes = &mut self.bytes;
        self.records.retain(|record| {
            let keep = record.owed != 0;
            if !keep {
                *bytes -= record.body.len();
            }
            keep
        });
    }

    /// Everything that waits must go now.
    pub fn flush(&mut self, mono: f64) {
        for lane in self.lanes.iter_mut().filter(|lane| !lane.waiting.is_empty()) {
            lane.due = mono;
        }
    }

    /// When `pump` has something to do.
    pub fn next(&self) -> f64 {
        self.lanes.iter().map(Lane::next).fold(f64::INFINITY, f64::min)
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
            let Some(lane) = self.lanes.get_mut(index).filter(|lane| lane.next() <= header.now.mono) else { continue };
            let batch = match lane.batches.pop_front() {
                Some(batch) => batch,
                None => {
                    let seqs = self.choose(index, BATCH_EVENTS, BATCH_BYTES, &[None]);
                    self.freeze(index, seqs)
                }
            };
            if !batch.seqs.is_empty() {
                sends.push(self.launch(index, batch, header, false));
            }
        }
        sends
    }

    /// One request a lane with all that no living request carries, the most valuable first if not all of it fits. A page
    /// that is being left has time for one (DEL-2).
    pub fn leave(&mut self, header: &Header) -> Vec<Send> {
        let mut sends = Vec::new();
        for index in 0..self.lanes.len() {
            let Some(lane) = self.lanes.get_mut(index).filter(|lane| !lane.paused) else { continue };
            let mut tries = 0;
            let mut back = Vec::new();
            lane.flights.retain(|flight| {
                let dies = flight.kept_alive == 0;
                if dies {
                    back.push(flight.batch.clone());
                }
                !dies
            });
            for batch in back.into_iter().chain(lane.batches.drain(..)) {
                tries = batch.tries.max(tries);
                lane.waiting.extend(batch.seqs);
            }
            let room = LEAVING_BYTES.saturating_sub(self.in_flight());
            let seqs = self.choose(index, usize::MAX, room.saturating_sub(HEADER_BYTES), &BY_VALUE);
            let mut batch = self.freeze(index, seqs);
            batch.tries = tries;
            if !batch.seqs.is_empty() {
                sends.push(self.launch(index, batch, header, true));
            }
        }
        sends
    }

    /// The page is back from the back/forward cache: requests that went as it was left may have ended unheard. They are
    /// sent once more, with the same ids.
    pub fn returned(&mut self) {
        for lane in &mut self.lanes {
            for flight in lane.flights.drain(..) {
                lane.batches.push_back(Batch { tries: flight.batch.tries + 1, ..flight.batch });
            }
        }
    }

    fn in_flight(&self) -> usize {
        self.lanes.iter().flat_map(|lane| &lane.flights).map(|flight| flight.kept_alive).sum()
    }

    /// Waiting events that fit together: the oldest, or the most valuable.
    fn choose(&self, index: usize, events: usize, bytes: usize, classes: &[Option<Category>]) -> Vec<u64> {
        let waiting = self.lanes.get(index).map(|lane| lane.waiting.as_slice()).unwrap_or_default();
        let mut room = bytes;
        let mut chosen: Vec<u64> = Vec::new();
        for class in classes {
            for record in &self.records {
                // `,"page":12}` and the comma
                let size = record.body.len() + 12;
                if class.is_some_and(|class| class != record.category) || !waiting.contains(&record.seq) {
                    continue;
                }
                if size > room || chosen.len() >= events {
                    return chosen;
                }
                room -= size;
                chosen.push(record.seq);
            }
        }
        chosen
    }

    fn freeze(&mut self, index: usize, seqs: Vec<u64>) -> Batch {
        if let Some(lane) = self.lanes.get_mut(index) {
            lane.waiting.retain(|seq| !seqs.contains(seq));
            if lane.waiting.is_empty() {
                lane.due = f64::INFINITY;
            }
        }
        self.batches += 1;
        Batch { number: self.batches - 1, seqs, tries: 0 }
    }

    fn launch(&mut self, index: usize, batch: Batch, header: &Header, leaving: bool) -> Send {
        let records: Vec<&Record> = self.records.iter().filter(|record| batch.seqs.contains(&record.seq)).collect();
        let drops = self.lanes.get(index).map(|lane| lane.drops.clone()).unwrap_or_default();
        let body = encode(&batch, header, &drops, &records);
        let keepalive = leaving || self.in_flight() + body.len() <= KEEPALIVE;
        self.requests += 1;
        let request = self.requests;
        if let Some(lane) = self.lanes.get_mut(index) {
            lane.flights.push(Flight { request, batch, kept_alive: if keepalive { body.len() } else { 0 }, leaving });
        }
        Send { request, collector: index, body, keepalive, leaving }
    }

    pub fn answer(&mut self, request: u32, answer: Answer, mono: f64, random: &mut Random) {
        let found = |lane: &Lane| lane.flights.iter().position(|flight| flight.request == request);
        let Some((index, place)) = self.lanes.iter().enumerate().find_map(|(index, lane)| Some((index, found(lane)?))) else { return };
        let Some(lane) = self.lanes.get_mut(index) else { return };
        if answer == Answer::Taken {
            // Nobody will tell. It stays until the page is back or gone.
            return;
        }
        let Flight { batch, .. } = lane.flights.remove(place);
        let again = Batch { tries: batch.tries + 1, ..batch.clone() };
        let verdict = match answer {
            Answer::Status(status, _) => outcome(status),
            Answer::NotTaken => {
                self.halve(index, batch, None);
                return;
            }
            _ => Outcome::Retry,
        };
        match verdict {
            Outcome::Delivered => {
                lane.back_off.succeeded();
                self.settle(index, &batch.seqs);
            }
            Outcome::Halve(reason) => {
                lane.back_off.succeeded();
                self.halve(index, batch, Some(reason));
            }
            Outcome::Pause => {
                lane.paused = true;
                lane.batches.push_front(again);
            }
            Outcome::Retry => {
                lane.back_off.failed(answer, mono, random);
                lane.batches.push_front(again);
            }
        }
    }

    /// Two batches of one; a single event is dropped for the reason, if there is one.
    fn halve(&mut self, index: usize, batch: Batch, reason: Option<&'static str>) {
        if let ([seq], Some(reason)) = (batch.seqs.as_slice(), reason) {
            self.drop_event(index, *seq, reason);
            return;
        }
        let (first, second) = batch.seqs.split_at(batch.seqs.len().div_ceil(2));
        for half in [second, first] {
            self.batches += 1;
            if let Some(lane) = self.lanes.get_mut(index).filter(|_| !half.is_empty()) {
                lane.batches.push_front(Batch { number: self.batches - 1, seqs: half.to_vec(), tries: batch.tries + 1 });
            }
        }
    }

    /// What is not yet answered for, and what each lane counted: for tests.
    pub fn accounts(&self) -> Vec<(usize, u64)> {
        let owed = |index: usize| self.records.iter().filter(|record| record.owed & (1 << index) != 0).count();
        self.lanes.iter().enumerate().map(|(index, lane)| (owed(index), lane.drops.total())).collect()
    }
}
