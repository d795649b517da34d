//! What waits, and when it goes.

use serde_json::json;

use crate::filling::{track, tracking};
use crate::world::{Signal, World, parse, seqs};

#[test]
fn del_1_numbers_start_at_zero_and_the_header_says_the_highest() {
    let mut world = tracking(json!({}));
    track(&mut world, 3);
    world.pass(5_000.0);
    track(&mut world, 2);
    let batch = world.status(204);
    assert_eq!((seqs(&batch), &batch["hw"]), (vec![0, 1, 2], &json!(2)));
    world.pass(5_000.0);
    let batch = world.status(204);
    assert_eq!((seqs(&batch), &batch["hw"]), (vec![3, 4], &json!(4)));
}

#[test]
fn del_1_batches_have_ids_and_their_own_time() {
    let mut world = tracking(json!({}));
    track(&mut world, 1);
    world.pass(5_000.0);
    let first = world.status(204);
    track(&mut world, 1);
    world.pass(5_000.0);
    let second = world.status(204);
    assert_ne!(first["batch_id"], second["batch_id"]);
    assert_eq!(first["stream_id"], second["stream_id"]);
    assert_eq!((&first["sent_at"], &second["sent_at"]), (&json!("2026-11-01T00:00:06.000Z"), &json!("2026-11-01T00:00:11.000Z")));
    assert_eq!((&first["mono"], &second["mono"]), (&json!(6_000), &json!(11_000)));
}

#[test]
fn del_1_a_drop_leaves_a_hole_that_is_declared() {
    let mut world = tracking(json!({"collector": {"url": "/c", "filter": {"events": ["a"]}}}));
    for name in ["a", "b", "a"] {
        world.track(name, json!(null));
    }
    world.hear(Signal::Flush(0));
    let batch = world.status(204);
    assert_eq!((seqs(&batch), &batch["drops"], &batch["hw"]), (vec![0, 2], &json!({"filtered": 1}), &json!(2)));
}

#[test]
fn del_2_a_batch_goes_five_seconds_after_its_first_event() {
    let mut world = tracking(json!({}));
    track(&mut world, 1);
    assert_eq!(world.wake(), 6_000.0);
    world.pass(3_000.0);
    track(&mut world, 1);
    world.pass(1_999.0);
    assert!(world.open.is_empty());
    world.pass(1.0);
    assert_eq!(seqs(&parse(&world.open[0])), [0, 1]);
    assert_eq!(world.wake(), f64::INFINITY, "nothing waits: no timer");
}

#[test]
fn del_2_a_batch_goes_at_twenty_events() {
    let mut world = tracking(json!({}));
    track(&mut world, 19);
    assert!(world.open.is_empty());
    track(&mut world, 1);
    assert_eq!(seqs(&parse(&world.open[0])).len(), 20);
}

#[test]
fn del_2_both_are_options() {
    let mut world = tracking(json!({"flush": {"every": 60, "events": 2}}));
    track(&mut world, 1);
    assert_eq!(world.wake(), 61_000.0);
    track(&mut world, 1);
    assert_eq!(world.open.len(), 1);
}

#[test]
fn del_2_a_goal_can_send_at_once_and_takes_along_what_waits() {
    let mut world = World::with(json!([{"id": "g", "on": {"click": ".g"}, "send": "now"}]));
    track(&mut world, 2);
    world.click(0, 1, &json!({}));
    assert_eq!(seqs(&parse(&world.open[0])), [0, 1, 2]);
}

#[test]
fn one_batch_at_a_time_keeps_the_order() {
    let mut world = tracking(json!({"flush": {"events": 2}}));
    track(&mut world, 6);
    assert_eq!(world.open.len(), 1);
    assert_eq!(seqs(&world.status(204)), [0, 1]);
    assert_eq!(seqs(&world.status(204)), [2, 3, 4, 5]);
    assert!(world.open.is_empty());
}

#[test]
fn a_batch_holds_a_hundred_events() {
    let mut world = tracking(json!({"flush": {"events": 100}}));
    world.track("t", json!(null));
    world.hear(Signal::Flush(0));
    for index in 0..150 {
        world.track(&format!("t{}", index % 2), json!(null));
    }
    world.status(204);
    assert_eq!(world.deliver().iter().map(|batch| seqs(batch).len()).collect::<Vec<_>>(), [100, 50]);
}
