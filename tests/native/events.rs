//! What the core lets through, and what it says of it.

use serde_json::json;
use waymark::out::Reason;

use crate::world::{Signal, Wish, World, button, buy, step};

/// What was wished for the last signal that was no answer.
fn wishes(world: &mut World, signal: Signal) -> Vec<Wish> {
    let mono = world.mono;
    step(&mut world.tracker, mono, signal).into_iter().filter(|wish| !matches!(wish, Wish::Wake(_))).collect()
}

#[test]
fn del_1_an_event_that_counts_gets_the_next_number() {
    let mut world = World::with(json!([buy()]));
    let firing = world.firing(0, 1, &button("A", 1.0));
    assert_eq!(wishes(&mut world, firing), [Wish::Kept(0)]);
    assert_eq!(wishes(&mut world, firing), [], "the same thing, within the cool-down");
    let other = world.firing(0, 1, &button("B", 1.0));
    assert_eq!(wishes(&mut world, other), [Wish::Kept(1)]);
}

#[test]
fn del_1_what_the_page_tracks_is_never_the_same_thing() {
    let mut world = World::with(json!([buy()]));
    for _ in 0..3 {
        world.track("sign_up", json!({"key": "K"}));
    }
    assert_eq!((world.tracker.given(), world.events().len()), (3, 3));
}

/// The host keeps the text of what has a number until every queue is done with it: it must hear of the number first.
#[test]
fn del_1_a_number_comes_before_what_becomes_of_it() {
    let nobody = json!({"url": "/c", "filter": {"events": ["x"]}});
    let mut world = World::new(json!({"collector": [nobody, nobody, "/large"]}));
    world.track("t", json!({"props": {"large": "x".repeat(9_000)}}));
    let gone = |collector, reason| Wish::Gone { collector, seq: 0, reason };
    let told = [Wish::Kept(0), gone(0, Reason::Filtered), gone(1, Reason::Filtered), gone(2, Reason::TooLarge)];
    assert_eq!(world.wishes[world.wishes.len() - 4..], told);
    assert_eq!(world.kept(), 0);
}

#[test]
fn del_1_what_is_sent_at_once_is_put_after_it_has_its_number() {
    let mut world = World::with(json!([{"id": "g", "on": {"click": ".g"}, "send": "now"}]));
    let firing = world.firing(0, 1, &json!({}));
    let told = wishes(&mut world, firing);
    assert!(matches!(told[..], [Wish::Kept(0), Wish::Put(0), Wish::Send(_)]), "{told:?}");
}

#[test]
fn the_text_of_an_event_is_kept_as_long_as_some_queue_holds_it() {
    let mut world = World::new(json!({"collector": ["/a", "/b"]}));
    world.track("t", json!(null));
    world.hear(Signal::Flush(0));
    world.status(204);
    assert_eq!(world.kept(), 1);
    world.status(503);
    world.pass(1_000.0);
    assert_eq!(world.kept(), 1);
    world.status(204);
    assert_eq!(world.kept(), 0);
}

/// A page may say anything at any time.
#[test]
fn without_a_collector_nothing_is_kept() {
    let mut world = World::new(json!({"collector": []}));
    world.track("sign_up", json!(null));
    world.hear(Signal::Flush(1));
    world.hear(Signal::Left);
    assert_eq!((world.kept(), world.open.len(), world.counts()), (0, 0, vec![]));
    assert_eq!(world.settled, [1], "nobody is waited for");
}
