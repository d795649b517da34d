//! What the tracker decides, held against the plainest way to say it, over random streams of signals. A stream that shows
//! a difference is named by its seed: `one(seed)` tells it again.

use std::collections::BTreeMap;

use waymark::effect::Effects;
use waymark::goal::Once;
use waymark::out::{Answer, NETWORK, NOT_TAKEN, Reason, Send, TAKEN};
use waymark::record::Category;
use waymark::signal::{Event, Signal};
use waymark::tracker::Tracker;

/// SplitMix64: <https://prng.di.unimi.it/splitmix64.c>
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % u64::from(most)) as u32
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as u32) as usize]
    }
}

// ---- How often a goal counts

/// Every firing that counted, for ever.
#[derive(Default)]
struct Naive {
    goals: BTreeMap<u32, (Once, f64)>,
    counted: Vec<Counted>,
    view: u32,
    stopped: bool,
}

struct Counted {
    goal: u32,
    key: u32,
    mono: f64,
    view: u32,
}

impl Naive {
    /// GOAL-4: `once` bars a second firing with the same key, in the page view or the session. CLICK-5: so does any within
    /// the cool-down. Both hold per goal, also for one that was replaced.
    fn counts(&self, goal: u32, key: u32, mono: f64) -> bool {
        let Some((once, cooldown)) = self.goals.get(&goal) else { return false };
        let bars = |counted: &&Counted| {
            let near = mono - counted.mono < *cooldown;
            let again = match once {
                Once::No => false,
                Once::Page => counted.view == self.view,
                Once::Session => true,
            };
            counted.goal == goal && counted.key == key && (near || again)
        };
        !self.stopped && self.counted.iter().find(bars).is_none()
    }
}

#[derive(Default)]
struct Kept(u32);

impl Effects for Kept {
    fn kept(&mut self, _: u32) {
        self.0 += 1;
    }
    fn gone(&mut self, _: u32, _: u32, _: Reason) {}
    fn fire(&mut self, _: u32, _: u32, _: u32, _: f64) {}
    fn wake(&mut self, _: f64) {}
    fn put(&mut self, _: u32) {}
    fn send(&mut self, _: &Send) {}
    fn settled(&mut self, _: u32) {}
}

/// One stream. Says what differs, and how many firings counted and were barred.
fn one(seed: u64) -> Result<(u32, u32), String> {
    let mut dice = Dice(seed);
    let (mut tracker, mut naive, mut kept) = (Tracker::new(0.5), Naive::default(), Kept::default());
    let (mut mono, mut last, mut counted, mut barred) = (0.0, 0.0, 0, 0);
    let steps = 10 + dice.below(30);
    for step in 0..steps {
        mono += dice.one(&[0.0, 0.25, 100.0, 250.0, 499.75, 500.0, 500.25, 1_000.0, 60_000.0]);
        let goal = dice.below(3);
        let what = if step == 0 { 6 } else { dice.below(25) };
        let signal = match what {
            0..2 => {
                naive.view += 1;
                Signal::View { bytes: 100 }
            }
            2 => {
                naive.goals.remove(&goal);
                Signal::Remove(goal)
            }
            3 => dice.one(&[Signal::Tick, Signal::Active, Signal::Returned, Signal::Left, Signal::Hidden, Signal::Close]),
            4 if dice.below(8) == 0 => {
                naive.stopped = true;
                Signal::Stop(0)
            }
            4..7 => {
                let once = dice.one(&[Once::No, Once::Page, Once::Session]);
                let cooldown = dice.one(&[0.0, 500.0, 500.0, 60_000.0]);
                if !naive.stopped {
                    naive.goals.insert(goal, (once, cooldown));
                }
                Signal::Goal { goal, once, cooldown }
            }
            _ => {
                // Firings are heard in their order, some of them late.
                let key = dice.below(3);
                let at = f64::max(last, mono - dice.one(&[0.0, 0.0, 300.0, 5_000.0]));
                last = at;
                let counts = naive.counts(goal, key, at);
                // The host's number for goal and key.
                let thing = 10 * goal + key;
                if tracker.open(goal, thing, at) != counts {
                    return Err(format!("seed {seed}, step {step}: goal {goal}, key {key} at {at} {counts}, asked the tracker"));
                }
                if counts {
                    naive.counted.push(Counted { goal, key, mono: at, view: naive.view });
                }
                *(if counts { &mut counted } else { &mut barred }) += 1;
                Signal::Event(Event {
                    goal: Some(goal),
                    thing,
                    mono: at,
                    name: 0,
                    category: Category::Secondary,
                    wanted: 0,
                    now: false,
                    bytes: 1,
                })
            }
        };
        tracker.step(mono, signal, &mut kept);
        if (kept.0, tracker.given()) != (counted, counted) {
            return Err(format!("seed {seed}, step {step}: {signal:?} at {mono}: {} kept, {counted} should be", kept.0));
        }
    }
    Ok((counted, barred))
}

#[test]
fn goal_4_click_5_a_hundred_thousand_streams_count_as_the_plainest_way_does() {
    let (mut counted, mut barred) = (0, 0);
    for seed in 0..100_000 {
        match one(seed) {
            Ok((more, others)) => (counted, barred) = (counted + more, barred + others),
            Err(difference) => panic!("{difference}"),
        }
    }
    assert!(counted > 300_000 && barred > 300_000, "{counted} counted, {barred} barred: both must be tried");
}

// ---- Each number ends exactly once

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
