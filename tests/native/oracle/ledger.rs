//! Each number ends exactly once.

use std::collections::BTreeMap;

use waymark::effect::Effects;
use waymark::out::{Answer, NETWORK, NOT_TAKEN, Reason, Send, TAKEN};
use waymark::record::Category;
use waymark::signal::{Event, Signal};
use waymark::tracker::Tracker;

use super::Dice;

const COLLECTORS: u32 = 3;

/// What became of each number, for each collector, and the requests on their way with what was put in them.
#[derive(Default)]
struct Ledger {
    given: u32,
    ends: [BTreeMap<u32, Reason>; COLLECTORS as usize],
    put: Vec<u32>,
    open: Vec<(Send, Vec<u32>)>,
    wrong: Option<String>,
}

impl Effects for Ledger {
    fn kept(&mut self, seq: u32) {
        if seq != self.given {
            self.wrong = Some(format!("{seq} comes after {} numbers", self.given));
        }
        self.given += 1;
    }
    fn gone(&mut self, collector: u32, seq: u32, reason: Reason) {
        if let Some(before) = self.ends[collector as usize].insert(seq, reason) {
            self.wrong = Some(format!("{seq} is gone for {collector} twice: {before:?}, {reason:?}"));
        }
        if seq >= self.given {
            self.wrong = Some(format!("{seq} is gone before it is there"));
        }
    }
    fn fire(&mut self, _: u32, _: u32, _: u32, _: f64) {}
    fn wake(&mut self, _: f64) {}
    fn put(&mut self, seq: u32) {
        self.put.push(seq);
    }
    fn send(&mut self, send: &Send) {
        let put = std::mem::take(&mut self.put);
        if put.is_empty() || put.iter().any(|seq| self.ends[send.collector as usize].contains_key(seq)) {
            self.wrong = Some(format!("{send:?} has {put:?}, some of which are gone, or nothing"));
        }
        self.open.push((send.clone(), put));
    }
    fn settled(&mut self, _: u32) {}
}

impl Ledger {
    /// At each moment a number that was given waits for a collector, or is gone for it.
    fn check(&self, tracker: &Tracker) -> Result<(), String> {
        if let Some(wrong) = &self.wrong {
            return Err(wrong.clone());
        }
        for (ended, queue) in self.ends.iter().zip(tracker.queues()) {
            let waiting = queue.waiting();
            if !waiting.is_sorted_by(|one, next| one < next) || waiting.iter().any(|seq| ended.contains_key(seq)) {
                return Err(format!("{waiting:?} wait, {ended:?} are gone"));
            }
            if waiting.len() + ended.len() != tracker.given() as usize {
                return Err(format!("{} wait, {} are gone, {} were given", waiting.len(), ended.len(), tracker.given()));
            }
        }
        if self.put.is_empty() { Ok(()) } else { Err(format!("{:?} were put, and nothing was sent", self.put)) }
    }
}

/// One stream; how often each reason came.
fn account(seed: u64) -> Result<BTreeMap<u32, u32>, String> {
    let mut dice = Dice(seed);
    let (mut tracker, mut ledger) = (Tracker::new(0.5), Ledger::default());
    let (mut mono, mut views) = (0.0, 0);
    tracker.step(mono, Signal::Limits { events: 4, every: 2_000.0, collectors: COLLECTORS }, &mut ledger);
    for step in 0..10 + dice.below(50) {
        mono += dice.one(&[0.0, 1.0, 500.0, 2_000.0, 61_000.0]);
        let signals = match dice.below(20) {
            0..9 => {
                let event = Event {
                    goal: None,
                    thing: 0,
                    mono,
                    name: dice.below(2),
                    category: dice.one(&[Category::Secondary, Category::Secondary, Category::Milestone]),
                    wanted: dice.below(1 << COLLECTORS),
                    now: dice.below(10) == 0,
                    bytes: dice.one(&[100, 100, 1_000, 8_164, 8_165]),
                };
                vec![Signal::Event(event); dice.one(&[1, 1, 1, 5, 40, 120])]
            }
            9..15 => {
                let status = dice.one(&[204, 204, 204, 400, 413, 422, 503, 429, NETWORK, TAKEN, NOT_TAKEN, 401]);
                // Most are heard in their order, some twice or of requests that nobody made.
                let request = match dice.below(8) {
                    0 => dice.below(40),
                    _ if ledger.open.is_empty() => 0,
                    1 => ledger.open[0].0.request,
                    _ => ledger.open.remove(0).0.request,
                };
                vec![Signal::Answer { request, answer: Answer { status, after: dice.one(&[f64::NAN, f64::NAN, 1.0]) } }]
            }
            15 => vec![dice.one(&[Signal::Hidden, Signal::Left]), Signal::Returned],
            16 => vec![dice.one(&[Signal::Hidden, Signal::Left])],
            17 => {
                views += 1;
                vec![Signal::View { bytes: dice.one(&[100, 9_000]) }]
            }
            18 => vec![Signal::Flush(views)],
            _ if dice.below(20) == 0 => vec![Signal::Stop(0)],
            _ => vec![Signal::Tick],
        };
        for signal in signals {
            tracker.step(mono, signal, &mut ledger);
        }
        ledger.check(&tracker).map_err(|wrong| format!("seed {seed}, step {step}, at {mono}: {wrong}"))?;
    }
    let mut reasons = BTreeMap::new();
    for reason in ledger.ends.iter().flat_map(BTreeMap::values) {
        *reasons.entry(*reason as u32).or_default() += 1;
    }
    Ok(reasons)
}

#[test]
fn del_1_del_5_each_number_waits_or_ends_exactly_once_for_each_collector() {
    let mut reasons = BTreeMap::<u32, u32>::new();
    for seed in 0..1_000 {
        for (reason, count) in account(seed).unwrap_or_else(|wrong| panic!("{wrong}")) {
            *reasons.entry(reason).or_default() += count;
        }
    }
    assert_eq!(reasons.keys().copied().collect::<Vec<_>>(), (0..6).collect::<Vec<u32>>(), "each reason must be tried: {reasons:?}");
}
