//! The accounts: whatever happens, each number is stored, waits, or is declared as dropped.

use std::collections::BTreeSet;

use proptest::prelude::*;
use waymark::out::NETWORK;

use crate::script::{Act, Collectors, Reply, acts, options, perform, returned};
use crate::world::{Signal, World, parse, seqs, status};

const LARGEST_BODY: usize = 65_536;

fn within_bounds(world: &World) -> Result<(), TestCaseError> {
    for (collector, (owed, _)) in world.accounts().iter().enumerate() {
        let bytes = world.bytes(collector);
        prop_assert!(owed.len() <= 1_000 && bytes <= 256 * 1024, "{} events, {} bytes", owed.len(), bytes);
    }
    for send in &world.open {
        let batch = parse(send);
        if send.leaving || batch.get("attempt").is_some() {
            prop_assert!(send.body.len() <= LARGEST_BODY, "{} bytes", send.body.len());
        } else {
            prop_assert!(
                seqs(&batch).len() <= 100 && send.body.len() <= 40_000,
                "{} events, {} bytes",
                seqs(&batch).len(),
                send.body.len()
            );
        }
        let kept: usize = world.open.iter().filter(|send| send.keepalive && !send.leaving).map(|send| send.body.len()).sum();
        prop_assert!(kept <= 32 * 1024, "{} bytes with keepalive", kept);
    }
    Ok(())
}

/// Every request is answered well, until none comes any more.
fn drain(world: &mut World, collectors: &mut Collectors) {
    returned(world);
    for _ in 0..40 {
        world.hear(Signal::Flush(2));
        while !world.open.is_empty() {
            let send = world.open.remove(0);
            let answer = collectors.reply(&send, Reply::Ok);
            world.hear(Signal::Answer { request: send.request, answer });
        }
        world.pass(3_600_000.0);
    }
}

/// Does a collector stop asking in this script? Then what waits is kept.
fn is_final(act: &Act) -> bool {
    matches!(act, Act::Answer(_, Reply::Status(401 | 404)))
}

fn loses_answers(act: &Act) -> bool {
    matches!(act, Act::Answer(_, Reply::AckLost | Reply::Taken))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 50, ..ProptestConfig::default() })]

    #[test]
    fn del_5_memory_and_batches_stay_within_bounds(acts in acts()) {
        let mut world = World::new(options());
        let mut collectors = Collectors::new(2);
        for act in &acts {
            perform(&mut world, &mut collectors, act);
            within_bounds(&world)?;
        }
    }

    /// Numbers come without a gap, and at each moment a number that a collector has not got is owed or was declared.
    #[test]
    fn del_1_every_number_is_stored_waits_or_is_declared(acts in acts()) {
        let mut world = World::new(options());
        let mut collectors = Collectors::new(2);
        for act in &acts {
            perform(&mut world, &mut collectors, act);
            for (stored, (owed, declared)) in collectors.stored.iter().zip(world.accounts()) {
                let known: BTreeSet<u32> = stored.iter().copied().chain(owed.iter().copied()).collect();
                prop_assert!(known.len() as u32 + declared >= world.tracker.given(), "a number is unknown");
                prop_assert!(owed.len() as u32 + declared <= world.tracker.given(), "a number is counted twice");
                prop_assert!(owed.is_sorted_by(|one, next| one < next));
            }
        }
    }

    /// With an honest network the accounts end exactly: nothing unknown, nothing twice.
    #[test]
    fn del_3_in_the_end_all_is_stored_or_declared_exactly_once(acts in acts()) {
        let mut acts = acts;
        acts.retain(|act| !is_final(act) && !loses_answers(act));
        let mut world = World::new(options());
        let mut collectors = Collectors::new(2);
        let mut given_up = false;
        for act in &acts {
            perform(&mut world, &mut collectors, act);
        }
        // A circuit that ten failures opened stays so: a page that is left tries once more.
        drain(&mut world, &mut collectors);
        for (stored, (owed, declared)) in collectors.stored.iter().zip(world.accounts()) {
            given_up |= !owed.is_empty();
            prop_assert!(owed.iter().all(|seq| !stored.contains(seq)));
            prop_assert_eq!(stored.len() as u32 + owed.len() as u32 + declared, world.tracker.given());
        }
        prop_assert!(!given_up || acts.iter().filter(|act| matches!(act, Act::Answer(_, Reply::Network | Reply::Taken | Reply::NotTaken))).count() >= 10);
    }

    /// A lost answer costs a repeat, never an event: what is not stored is declared.
    #[test]
    fn del_3_a_lost_answer_loses_nothing(acts in acts()) {
        let mut acts = acts;
        acts.retain(|act| !is_final(act) && !matches!(act, Act::Answer(_, Reply::Network)));
        let mut world = World::new(options());
        let mut collectors = Collectors::new(2);
        for act in &acts {
            perform(&mut world, &mut collectors, act);
        }
        drain(&mut world, &mut collectors);
        for (stored, (owed, declared)) in collectors.stored.iter().zip(world.accounts()) {
            let known: BTreeSet<u32> = stored.iter().copied().chain(owed).collect();
            let missing = world.tracker.given() - known.len() as u32;
            prop_assert!(missing <= declared, "{} missing, {} declared", missing, declared);
        }
        if !acts.iter().any(loses_answers) && !acts.iter().any(|act| matches!(act, Act::Returned | Act::Left)) {
            prop_assert_eq!(collectors.duplicates, 0);
        }
    }

    /// A retry has the same id and the same bytes of events, as long as none of them had to make room.
    #[test]
    fn del_3_a_batch_keeps_its_events(acts in acts()) {
        let mut world = World::new(options());
        let mut collectors = Collectors::new(2);
        let mut known = std::collections::BTreeMap::<String, Vec<u32>>::new();
        for act in &acts {
            perform(&mut world, &mut collectors, act);
            for send in &world.open {
                let batch = parse(send);
                let id = batch["batch_id"].as_str().unwrap_or_default().to_owned();
                let members = known.entry(id).or_insert_with(|| seqs(&batch));
                prop_assert!(seqs(&batch).iter().all(|seq| members.contains(seq)));
            }
        }
    }

    /// After `stop()` the promise is kept, and nothing more is asked for.
    #[test]
    fn goal_3_stop_ends(acts in acts()) {
        let mut world = World::new(options());
        let mut collectors = Collectors::new(2);
        // A beacon that was taken is never answered: only the next page knows.
        for act in acts.iter().filter(|act| !matches!(act, Act::Answer(_, Reply::Taken))).chain([&Act::Stop]) {
            perform(&mut world, &mut collectors, act);
        }
        let given = world.tracker.given();
        for _ in 0..50 {
            if world.open.is_empty() {
                break;
            }
            let send = world.open.remove(0);
            world.hear(Signal::Answer { request: send.request, answer: status(NETWORK) });
            world.track("late", serde_json::json!(null));
        }
        prop_assert!(world.open.is_empty() && world.settled.contains(&9));
        prop_assert_eq!((world.wake(), world.tracker.given()), (f64::INFINITY, given));
    }
}
