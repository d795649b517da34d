//! The core has no clock, no chance and no memory but its own: the same signals give the same effects.

use std::collections::BTreeSet;

use proptest::prelude::*;
use waymark::tracker::Tracker;

use crate::recording::recorded;
use crate::script::{Act, Collectors, acts, options, perform};
use crate::transcript::{BEGIN, difference};
use crate::world::{SEED, Signal, Wish, World, step};

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
        let wishes: Vec<Wish> = world.heard.iter().flat_map(|(mono, signal)| step(&mut tracker, *mono, *signal)).collect();
        prop_assert_eq!(wishes, world.wishes);
    }

    /// A tick is an occasion, not a fact: one more of them changes nothing but when it is asked to come again.
    #[test]
    fn more_ticks_change_nothing(acts in acts(), places in prop::collection::vec(any::<prop::sample::Index>(), 0..20)) {
        let world = run(&acts);
        let mut heard = world.heard.clone();
        for place in places {
            let at = place.index(heard.len());
            let (mono, last) = heard[at];
            // A page that is left makes one request; what is due beside it goes with the next signal.
            if last != Signal::Left {
                heard.insert(at + 1, (mono, Signal::Tick));
            }
        }
        let mut tracker = Tracker::new(SEED);
        let wishes: Vec<Wish> = heard.iter().flat_map(|(mono, signal)| step(&mut tracker, *mono, *signal)).collect();
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
        let lines = recorded.lines().filter(|line| line.starts_with(start) && *line != BEGIN);
        lines.map(|line| line.split(' ').nth(place).unwrap_or_default()).collect()
    };
    let numbers = |words: BTreeSet<&str>| -> BTreeSet<u32> { words.into_iter().filter_map(|word| word.parse().ok()).collect() };
    assert!(recorded.lines().filter(|line| line.starts_with("> ")).count() >= 300);
    assert_eq!(numbers(words("> ", 2)), (0..19).collect());
    assert_eq!(words("< ", 1), "fire gone kept put send settled wake".split(' ').collect());
    assert_eq!((words("= ", 1), words("= ", 2)), (BTreeSet::from(["false"]), BTreeSet::from(["false", "true"])));
    let of = |kind: &str, place: usize| -> BTreeSet<u32> {
        let lines = recorded.lines().filter(|line| line.starts_with("> ") && line.split(' ').nth(2) == Some(kind));
        numbers(lines.filter_map(|line| line.split(' ').nth(place)).collect())
    };
    assert_eq!(of("16", 4), [0, 1, 2, 200, 204, 400, 401, 403, 404, 408, 410, 413, 422, 425, 429, 500, 503].into(), "answers");
    assert_eq!(of("6", 4), (0..5).collect(), "ways to measure");
    assert_eq!(numbers(words("< gone", 4)), (0..6).collect(), "reasons");
    assert_eq!(numbers(words("< fire", 2)), (0..6).collect(), "each goal that measures has passed a limit");
    assert!(recorded.lines().any(|line| line.starts_with("< send") && line.ends_with(" true true")), "nothing is sent as the page is left");
}
