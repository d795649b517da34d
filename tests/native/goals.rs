//! Goals come and go while the page lives.

use serde_json::json;
use waymark::goal::Once;
use waymark::out::NETWORK;

use crate::world::{Signal, World, after, button, buy, status};

#[test]
fn goal_3_a_goal_can_be_added() {
    let mut world = World::with(json!([]));
    world.add(json!([buy()]));
    world.click(0, 1, &button("A", 5.0));
    assert_eq!(world.events()[0]["goal"], "buy");
}

#[test]
fn goal_3_a_goal_is_replaced_by_its_id() {
    let mut world = World::with(json!([buy(), {"id": "other", "on": {"click": ".o"}}]));
    world.add(json!([{"id": "buy", "event": "add_to_wishlist", "on": {"click": ".wish"}}]));
    world.click(0, 1, &json!({}));
    world.click(1, 1, &json!({}));
    let names: Vec<_> = world.events().iter().map(|event| event["event"].clone()).collect();
    assert_eq!(names, ["add_to_wishlist", "other"]);
}

#[test]
fn goal_3_a_goal_can_be_removed() {
    let mut world = World::with(json!([buy()]));
    // A firing that was on its way.
    let late = world.firing(0, 1, &json!({}));
    world.remove(9);
    let now = world.mono;
    assert!(world.may(0, 1, now));
    world.remove(0);
    assert!(!world.may(0, 1, now));
    world.hear(late);
    assert_eq!(world.tracker.given(), 0);
}

/// Numbers are the host's: one may be far off, and those below it are no goals.
#[test]
fn goal_3_a_goal_of_any_number_can_be_added() {
    let mut world = World::with(json!([]));
    world.hear(Signal::Goal { goal: 40, once: Once::No, cooldown: 0.0 });
    assert_eq!([39, 40, 41].map(|goal| world.tracker.open(goal, 1, 0.0)), [false, true, false]);
}

#[test]
fn goal_3_stop_removes_everything_and_sends_what_waits() {
    let mut world = World::with(json!([buy(), {"id": "o", "on": {"click": ".o"}}]));
    world.click(0, 1, &button("A", 5.0));
    world.hear(Signal::Stop(3));
    assert_eq!(world.wake(), f64::INFINITY, "no timer");
    assert!(world.settled.is_empty(), "nobody has answered");
    assert_eq!(world.status(204)["events"][0]["seq"], 0);
    assert_eq!(world.settled, [3]);

    world.fire(0, 1, world.mono);
    world.track("t", json!(null));
    world.add(json!([buy()]));
    world.pass(60_000.0);
    assert_eq!((world.tracker.given(), world.open.len()), (1, 0));
    world.hear(Signal::Stop(4));
    world.hear(Signal::Flush(5));
    assert_eq!(world.settled, [3, 4, 5]);
}

#[test]
fn goal_3_stop_sends_more_than_one_request_holds() {
    let mut world = World::with(json!([]));
    for index in 0..90 {
        world.track(&format!("e{}", index % 2), json!({"props": {"a": "x".repeat(500), "b": "y".repeat(500)}}));
    }
    world.hear(Signal::Stop(1));
    let sent: usize = world.deliver().iter().map(|batch| crate::world::seqs(batch).len()).sum();
    assert_eq!(sent, 90);
    assert_eq!(world.settled, [1]);
}

/// What is not sent then is lost: one try, whatever patience was asked for.
#[test]
fn goal_3_stop_tries_once_more_where_a_collector_was_down() {
    let mut world = World::with(json!([]));
    world.track("t", json!(null));
    world.hear(Signal::Flush(0));
    world.answer(after(503, 3_600.0));
    world.hear(Signal::Stop(1));
    assert_eq!(world.open.len(), 1);
    world.answer(after(503, 3_600.0));
    assert_eq!((world.open.len(), world.settled.last()), (0, Some(&1)));
}

#[test]
fn goal_3_stop_does_not_wait_for_a_collector_that_cannot_be_had() {
    for answer in [status(NETWORK), after(503, 60.0), status(401)] {
        let mut world = World::with(json!([]));
        world.track("t", json!(null));
        world.hear(Signal::Stop(1));
        world.answer(answer);
        assert_eq!(world.settled, [1], "{answer:?}");
        assert_eq!(world.wake(), f64::INFINITY);
    }
}
