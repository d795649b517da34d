//! The core has no clock, no chance and no memory but its own: the same signals give the same effects.

use std::collections::BTreeSet;

use proptest::prelude::*;
use waymark::tracker::Tracker;

use crate::recording::recorded;
use crate::script::{Act, Collectors, acts, options, perform};
use crate::transcript::difference;
use crate::world::{Heard, SEED, Wish, World, step};

/// What `tests/browser` replays. `UPDATE=1` records it anew.
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/replay.txt");

fn run(acts: &[Act]) -> World {
    let mut world = World::new(options());
    let mut collectors = Collectors::new(2);
    for act in acts {
        perform(&mut world, &mut collectors, act);
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn recorded_signals_replay_to_the_same_effects(acts in acts()) {
        let world = run(&acts);
        let mut tracker = Tracker::new(SEED);
        let wishes: Vec<Wish> = world.heard.iter().flat_map(|(mono, heard)| step(&mut tracker, *mono, heard)).collect();
        prop_assert_eq!(wishes, world.wishes);
    }

    /// A tick is an occasion, not a fact: one more of them changes nothing but when it is asked to come again.
    #[test]
    fn more_ticks_change_nothing(acts in acts(), places in prop::collection::vec(any::<prop::sample::Index>(), 0..20)) {
        let world = run(&acts);
        let mut heard = world.heard.clone();
        for place in places {
            let at = place.index(heard.len());
            let (mono, last) = heard[at].clone();
            // A page that is left makes one request; what is due beside it goes with the next signal.
            if last != Heard::Left {
                heard.insert(at + 1, (mono, Heard::Tick));
            }
        }
        let mut tracker = Tracker::new(SEED);
        let wishes: Vec<Wish> = heard.iter().flat_map(|(mono, heard)| step(&mut tracker, *mono, heard)).collect();
        let told = |wishes: &[Wish]| wishes.iter().filter(|wish| !matches!(wish, Wish::Wake(_))).cloned().collect::<Vec<_>>();
        prop_assert_eq!(told(&wishes), told(&world.wishes));
    }
}

#[test]
fn the_recorded_run_is_the_one_that_a_browser_replays() {
    let recorded = recorded();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(FILE, &recorded).expect("tests/data/replay.txt can be written");
    }
    let kept = std::fs::read_to_string(FILE).expect("tests/data/replay.txt can be read");
    let difference = difference(&kept, &recorded);
    assert_eq!(difference, None, "record it anew with UPDATE=1 if that is meant");
}

#[test]
fn the_recorded_run_has_every_signal_answer_and_wish() {
    let recorded = recorded();
    let words = |start: &str, place: usize| -> BTreeSet<&str> {
        let lines = recorded.lines().filter(|line| line.starts_with(start));
        lines.map(|line| line.split(' ').nth(place).unwrap_or_default()).collect()
    };
    assert!(recorded.lines().filter(|line| line.starts_with("> ")).count() >= 300);
    let signals = "answer check event flush goals hidden left limits options remove returned stop tick view";
    let numbers: BTreeSet<&str> = words("> ", 2).into_iter().filter(|word| word.parse::<f64>().is_err()).collect();
    assert_eq!(numbers, signals.split(' ').collect());
    assert_eq!(words("< ", 1), "checked options problem send settled wake watch".split(' ').collect());
    assert_eq!(words("= ", 1), BTreeSet::from(["false", "true"]));
    let answers: BTreeSet<u32> = recorded
        .lines()
        .filter_map(|line| line.split_once(" answer "))
        .filter_map(|(_, rest)| rest.split(' ').nth(1)?.parse().ok())
        .collect();
    assert_eq!(answers, [0, 1, 2, 200, 204, 400, 401, 403, 404, 408, 410, 413, 422, 425, 429, 500, 503].into());
    for text in [r#""filtered":"#, r#""suppressed":"#, r#""too_large":"#, r#""rejected":"#, " true true {"] {
        assert!(recorded.lines().any(|line| line.starts_with("< send") && line.contains(text)), "no request has {text}");
    }
}
