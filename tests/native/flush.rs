//! When `flush()` is done.

use serde_json::json;
use waymark::out::NETWORK;

use crate::filling::{track, tracking};
use crate::world::{Signal, World, status};

#[test]
fn flush_is_done_when_the_collectors_have_answered() {
    let mut world = World::new(json!({"collector": ["/a", "/b"]}));
    world.hear(Signal::Flush(1));
    assert_eq!(world.settled, [1], "nothing waits");
    track(&mut world, 1);
    world.hear(Signal::Flush(2));
    world.status(204);
    assert_eq!(world.settled, [1]);
    world.status(204);
    assert_eq!(world.settled, [1, 2]);
}

#[test]
fn flush_is_done_when_a_collector_is_given_up_for_now() {
    for answer in [status(NETWORK), status(503), status(401)] {
        let mut world = tracking(json!({}));
        track(&mut world, 1);
        world.hear(Signal::Flush(2));
        world.answer(answer);
        assert_eq!(world.settled, [2], "{answer:?}");
    }
}

/// A busy page must not keep it waiting for ever.
#[test]
fn flush_is_about_what_waits_when_it_is_called() {
    let mut world = tracking(json!({}));
    track(&mut world, 1);
    world.hear(Signal::Flush(2));
    track(&mut world, 1);
    world.status(204);
    assert_eq!(world.settled, [2]);
}

/// Given up, but for what is on its way.
#[test]
fn flush_waits_for_what_flies_to_a_collector_that_refuses() {
    let mut world = tracking(json!({}));
    track(&mut world, 1);
    world.hear(Signal::Flush(2));
    track(&mut world, 1);
    world.hear(Signal::Hidden);
    assert_eq!(world.open.len(), 2);
    world.hear(Signal::Flush(3));
    world.status(401);
    assert_eq!(world.settled, [2]);
    world.status(204);
    assert_eq!(world.settled, [2, 3]);
}
