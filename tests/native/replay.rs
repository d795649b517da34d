//! The core has no clock, no chance and no memory but its own: the same signals give the same effects.

use proptest::prelude::*;
use waymark::tracker::Tracker;

use crate::script::{Act, Collectors, acts, options, perform};
use crate::world::{Heard, SEED, Wish, World, step};

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
