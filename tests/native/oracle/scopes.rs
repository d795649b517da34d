//! How often a goal counts.

use std::collections::BTreeMap;

use waymark::effect::Effects;
use waymark::goal::Once;
use waymark::out::{Reason, Send};
use waymark::record::Category;
use waymark::signal::{Event, Signal};
use waymark::tracker::Tracker;

use super::Dice;

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
