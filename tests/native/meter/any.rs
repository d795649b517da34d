//! Whatever happens.

use proptest::prelude::*;
use waymark::trigger::Way;

use super::{attention, measure, next_view, seen};
use crate::world::{Signal, World};

/// Goals of `mixed`: their ways, idle limits and limits.
const MIXED: [(Way, Option<u32>, &[f64]); 5] = [
    (Way::View, None, &[25.0, 50.0, 90.0]),
    (Way::Subject, None, &[25.0, 50.0, 90.0]),
    (Way::Cumulative, Some(3_000), &[700.0, 2_000.0, 9_000.0]),
    (Way::Continuous, None, &[1_000.0, 1_500.0]),
    (Way::Delta, Some(2_000), &[2_500.0]),
];

#[derive(Clone, Debug)]
enum Act {
    Pass(f64),
    /// The timers of a busy or sleeping page do not come.
    Late(f64),
    Reading(u32, u32, f64),
    Run(u32, u32, bool, bool),
    Active,
    Attention(bool, bool, bool),
    View,
    Close,
    Replace(u32),
}

fn act(times: fn(u32) -> f64) -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (0..50_000u32).prop_map(move |time| Act::Pass(times(time))),
        1 => (0..50_000u32).prop_map(move |time| Act::Late(times(time))),
        2 => (0..2u32, 0..2u32, 0..101u32).prop_map(|(goal, subject, amount)| Act::Reading(goal, subject, amount.into())),
        5 => (2..5u32, 0..2u32, prop::bool::weighted(0.8), prop::bool::weighted(0.1)).prop_map(|(goal, subject, on, anew)| Act::Run(goal, subject, on, anew)),
        4 => Just(Act::Active),
        2 => (prop::bool::weighted(0.8), prop::bool::weighted(0.8), prop::bool::weighted(0.2)).prop_map(|(visible, focused, playing)| Act::Attention(visible, focused, playing)),
        1 => Just(Act::View),
        1 => Just(Act::Close),
        1 => (0..5u32).prop_map(Act::Replace),
    ]
}

fn mixed() -> World {
    let mut world = seen();
    for (goal, (way, idle, limits)) in (0..).zip(MIXED) {
        measure(&mut world, goal, way, idle, limits);
    }
    world
}

fn perform(world: &mut World, act: &Act) {
    match *act {
        Act::Pass(time) => world.pass(time),
        Act::Late(time) => world.mono += time,
        Act::Reading(goal, subject, amount) => world.hear(Signal::Reading { goal, subject, amount }),
        Act::Run(goal, subject, on, anew) => world.hear(Signal::Run { goal, subject, on, anew }),
        Act::Active => world.hear(Signal::Active),
        Act::Attention(visible, focused, playing) => attention(world, visible, focused, playing),
        Act::View => next_view(world),
        Act::Close => world.hear(Signal::Close),
        Act::Replace(goal) => {
            let (way, idle, limits) = MIXED[goal as usize];
            measure(world, goal, way, idle, limits);
        }
    }
}

/// Quarters of a millisecond, which a double holds exactly, and a clock's own fractions.
fn whole(time: u32) -> f64 {
    f64::from(time) / 4.0
}

fn fractions(time: u32) -> f64 {
    f64::from(time) / 7.0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn dwell_3_amounts_never_exceed_the_time_that_passed(acts in prop::collection::vec(act(fractions), 0..80)) {
        let mut world = mixed();
        let begin = world.mono;
        for act in &acts {
            perform(&mut world, act);
        }
        world.hear(Signal::Close);
        let passed = world.mono - begin + 1e-3;
        for subject in 0..2 {
            let of = |goal| world.fired.iter().filter(move |fired| fired.goal == goal && fired.subject == subject).map(|fired| fired.amount);
            prop_assert!(of(2).chain(of(3)).all(|amount| amount <= passed));
            prop_assert!(of(4).sum::<f64>() <= passed, "the deltas of one clock, together");
        }
    }

    #[test]
    fn scroll_2_limits_are_passed_in_order_and_once_a_view(acts in prop::collection::vec(act(fractions), 0..80)) {
        let mut world = mixed();
        // What each goal passed for each subject since it began.
        let mut passed = std::collections::BTreeMap::<(u32, u32), u32>::new();
        let mut seen = 0;
        for act in &acts {
            perform(&mut world, act);
            for fired in &world.fired[seen..] {
                let (way, _, limits) = MIXED[fired.goal as usize];
                prop_assert!(fired.amount >= limits[fired.limit as usize] - 1e-3 || way == Way::Delta);
                if way != Way::Delta {
                    let next = passed.entry((fired.goal, fired.subject)).or_default();
                    prop_assert_eq!(fired.limit, *next, "{:?} after {:?}", fired, act);
                    *next += 1;
                }
            }
            seen = world.fired.len();
            match act {
                Act::View => passed.retain(|(goal, _), _| MIXED[*goal as usize].0 == Way::Subject),
                Act::Replace(replaced) => passed.retain(|(goal, _), _| goal != replaced),
                Act::Run(goal, subject, _, true) => drop(passed.remove(&(*goal, *subject))),
                _ => {}
            }
        }
    }

    /// One timer stands for the next limit: it comes at the right moment, and each time that it comes something is passed.
    #[test]
    fn dwell_3_one_timer_a_limit(acts in prop::collection::vec(act(whole), 0..80)) {
        let mut world = mixed();
        for act in acts.iter().filter(|act| !matches!(act, Act::Late(_))) {
            let end = world.mono + if let Act::Pass(time) = act { *time } else { 0.0 };
            while matches!(act, Act::Pass(_)) && world.wake() <= end {
                let before = world.fired.len();
                prop_assert!(world.wake() >= world.mono);
                world.mono = world.wake();
                world.hear(Signal::Tick);
                prop_assert!(world.fired.len() > before, "woken for nothing at {}", world.mono);
                for fired in &world.fired[before..] {
                    let limit = MIXED[fired.goal as usize].2[fired.limit as usize];
                    prop_assert_eq!(fired.amount, limit, "at the moment itself");
                }
            }
            perform(&mut world, act);
        }
    }

    /// A clock's own fractions do not add up exactly: the timer comes once nevertheless.
    #[test]
    fn dwell_3_one_timer_a_limit_whatever_the_clock_reads(acts in prop::collection::vec(act(fractions), 0..80)) {
        let mut world = mixed();
        for act in &acts {
            let end = world.mono + if let Act::Pass(time) = act { *time } else { 0.0 };
            while matches!(act, Act::Pass(_)) && world.wake() <= end {
                let before = world.fired.len();
                world.mono = world.wake().max(world.mono);
                world.hear(Signal::Tick);
                prop_assert!(world.fired.len() > before, "woken for nothing at {}", world.mono);
            }
            perform(&mut world, act);
        }
    }

    /// A tick is an occasion, not a fact: whenever it comes, the same limits are passed.
    #[test]
    fn dwell_3_a_tick_more_takes_and_gives_nothing(acts in prop::collection::vec(act(whole), 0..80), ticks in prop::collection::vec(any::<bool>(), 80)) {
        let (mut one, mut other) = (mixed(), mixed());
        for (act, tick) in acts.iter().zip(ticks) {
            perform(&mut one, act);
            if tick {
                other.hear(Signal::Tick);
            }
            perform(&mut other, act);
        }
        one.hear(Signal::Tick);
        other.hear(Signal::Tick);
        let told = |world: &World| world.fired.iter().filter(|fired| fired.goal < 4).map(|fired| (fired.goal, fired.subject, fired.limit)).collect::<Vec<_>>();
        let (mut one, mut other) = (told(&one), told(&other));
        one.sort();
        other.sort();
        prop_assert_eq!(one, other);
    }
}
