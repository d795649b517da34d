//! What an answer means: the rows of "Answers" in the design of delivery.

use serde_json::{Value as Json, json};
use waymark::out::{NETWORK, NOT_TAKEN};

use crate::world::{Signal, World, after, parse, seqs, status};

fn sent(count: usize) -> World {
    let mut world = World::new(json!({"collector": "/c", "flush": {"every": 1, "events": 100}}));
    for _ in 0..count {
        world.track("t", json!(null));
    }
    world.pass(1_000.0);
    assert_eq!(world.open.len(), 1);
    world
}

fn owed(world: &World) -> (usize, u32) {
    world.counts()[0]
}

#[test]
fn del_3_any_2xx_is_an_acknowledgement() {
    for status in [200, 201, 202, 204, 299] {
        let mut world = sent(3);
        world.status(status);
        assert_eq!(owed(&world), (0, 0), "{status}");
        world.pass(100_000.0);
        assert!(world.open.is_empty());
    }
}

#[test]
fn del_3_patience_is_a_back_off_with_jitter() {
    for answer in [status(NETWORK), status(408), status(425), status(429), status(500), status(502), status(503)] {
        let mut world = sent(2);
        let first = world.answer(answer);
        assert_eq!(owed(&world), (2, 0), "{answer:?}");
        for (tries, ceiling) in [1e3, 2e3, 4e3, 8e3, 16e3, 32e3, 60e3, 60e3].into_iter().enumerate() {
            let asked = world.mono;
            assert!(world.wake() - asked <= ceiling, "{answer:?}: {} after {tries}", world.wake() - asked);
            assert!(world.open.is_empty());
            world.pass(ceiling);
            let again = world.answer(answer);
            assert_eq!((&again["batch_id"], &again["events"]), (&first["batch_id"], &first["events"]), "the same id and bytes");
            assert_eq!(again["attempt"], tries + 2);
        }
    }
}

#[test]
fn del_3_the_header_of_a_retry_is_written_anew() {
    let mut world = sent(1);
    let first = world.status(503);
    world.track("t", json!(null));
    world.pass(2_000.0);
    let again = world.status(204);
    assert_eq!((&first["hw"], &again["hw"]), (&json!(0), &json!(1)));
    assert_ne!(first["sent_at"], again["sent_at"]);
    assert_eq!(seqs(&again), [0], "its membership is frozen");
}

#[test]
fn del_3_retry_after_is_obeyed_up_to_an_hour() {
    for (seconds, least) in [(5.0, 5e3), (90.0, 90e3), (3_600.0, 3_600e3), (1e9, 3_600e3), (f64::INFINITY, 3_600e3)] {
        for code in [429, 503] {
            let mut world = sent(1);
            world.answer(after(code, seconds));
            let asked = world.mono;
            assert_eq!(world.wake(), asked + least, "{seconds}");
            world.track("t", json!(null));
            world.hear(Signal::Flush(1));
            world.hear(Signal::Hidden);
            world.pass(least - 1.0);
            assert!(world.open.is_empty(), "no request before");
            world.pass(1.0);
            assert_eq!(world.open.len(), 1);
        }
    }
}

#[test]
fn del_3_a_retry_after_that_says_nothing_leaves_the_back_off() {
    for seconds in [-5.0, f64::NAN, f64::NEG_INFINITY] {
        let mut world = sent(1);
        world.answer(after(503, seconds));
        assert!(world.wake() - world.mono <= 1e3, "{seconds}");
    }
}

/// A broken collector that says so for ever must not be asked without a pause.
#[test]
fn del_3_a_retry_after_of_zero_is_no_invitation_to_hammer() {
    let mut world = sent(1);
    let mut requests = 0;
    let end = world.mono + 300_000.0;
    while world.mono < end {
        while !world.open.is_empty() {
            world.answer(after(503, 0.0));
            requests += 1;
            assert!(requests < 50, "{requests} requests in {} ms", world.mono);
        }
        world.pass(100.0);
    }
}

#[test]
fn del_3_a_success_ends_the_back_off() {
    let mut world = sent(1);
    for _ in 0..5 {
        world.status(503);
        world.pass(60_000.0);
    }
    world.status(204);
    world.track("t", json!(null));
    world.pass(1_000.0);
    world.status(503);
    assert!(world.wake() - world.mono <= 1e3);
}

#[test]
fn del_3_ten_failures_of_the_network_open_the_circuit() {
    let mut world = sent(1);
    for _ in 0..10 {
        world.answer(status(NETWORK));
        world.pass(60_000.0);
    }
    assert!(world.open.is_empty());
    world.track("t", json!(null));
    world.hear(Signal::Hidden);
    world.pass(3_600_000.0);
    assert!(world.open.is_empty());
    assert_eq!((owed(&world), world.wake()), ((2, 0), f64::INFINITY));
    // One try as the page is left.
    world.hear(Signal::Left);
    assert_eq!(seqs(&world.status(204)), [0, 1]);
    assert_eq!(owed(&world), (0, 0));
}

#[test]
fn del_3_an_answer_between_them_closes_it() {
    let mut world = sent(1);
    for round in 0..30 {
        if round % 9 == 8 {
            world.status(503)
        } else {
            world.answer(status(NETWORK))
        };
        world.pass(60_000.0);
    }
    assert_eq!(world.open.len(), 1);
}

#[test]
fn del_3_a_refusal_for_good_pauses_this_page_and_keeps_what_waits() {
    for status in [401, 403, 404, 410, 405, 415, 451] {
        let mut world = sent(2);
        world.status(status);
        for _ in 0..5 {
            world.track("t", json!(null));
            world.pass(3_600_000.0);
            world.hear(Signal::Hidden);
        }
        world.hear(Signal::Left);
        assert!(world.open.is_empty(), "{status}");
        assert_eq!(owed(&world), (7, 0), "{status}");
        assert_eq!(world.wake(), f64::INFINITY);
    }
}

/// Answers each request by what is in it, until nothing more comes; gives the requests made.
fn answering(world: &mut World, status: impl Fn(&Json) -> u32) -> usize {
    let mut requests = 0;
    while !world.open.is_empty() {
        let status = status(&parse(&world.open[0]));
        world.status(status);
        requests += 1;
    }
    requests
}

#[test]
fn del_3_a_poison_event_is_isolated_and_dropped() {
    for status in [400, 422] {
        for poison in [0, 1, 37, 50, 98, 99] {
            let mut world = sent(100);
            let requests = answering(&mut world, |batch| if seqs(batch).contains(&poison) { status } else { 204 });
            assert_eq!(owed(&world), (0, 1), "poison {poison}");
            // 7 halvings, of two halves each.
            assert!(requests <= 15, "{requests}");
            world.track("t", json!(null));
            world.pass(1_000.0);
            assert_eq!(world.status(204)["drops"], json!({"rejected": 1}));
        }
    }
}

#[test]
fn del_3_a_collector_that_refuses_all_ends() {
    let mut world = sent(100);
    let requests = answering(&mut world, |_| 400);
    assert_eq!(owed(&world), (0, 100));
    assert_eq!(requests, 199);
}

#[test]
fn del_3_a_batch_that_is_too_large_is_halved() {
    for limit in [1_000, 3_000, 8_000] {
        let mut world = sent(100);
        let requests = answering(&mut world, |batch| if batch.to_string().len() > limit { 413 } else { 204 });
        assert_eq!(owed(&world), (0, 0), "all of them fit one by one");
        assert!(requests > 1);
    }
}

#[test]
fn del_3_a_single_event_that_is_too_large_is_dropped() {
    let mut world = World::new(json!({"collector": "/c"}));
    for index in 0..8 {
        world.track("t", json!({"props": {"p": "x".repeat(if index == 5 { 500 } else { 1 })}}));
    }
    world.hear(Signal::Flush(0));
    answering(&mut world, |batch| if batch.to_string().contains("xxxx") { 413 } else { 204 });
    assert_eq!(owed(&world), (0, 1));
    world.track("t", json!(null));
    world.hear(Signal::Flush(0));
    assert_eq!(world.status(204)["drops"], json!({"too_large": 1}));
}

#[test]
fn del_3_a_beacon_that_is_not_taken_is_halved() {
    let mut world = sent(4);
    world.status(204);
    for _ in 0..4 {
        world.track("t", json!(null));
    }
    world.hear(Signal::Left);
    world.answer(status(NOT_TAKEN));
    assert_eq!(seqs(&parse(&world.open[0])), [4, 5]);
    assert_eq!(world.deliver().len(), 2);
    assert_eq!(owed(&world), (0, 0));
}

#[test]
fn an_answer_that_nobody_waits_for_changes_nothing() {
    let mut world = sent(2);
    for request in [0, 2, 99] {
        world.hear(Signal::Answer { request, answer: status(204) });
    }
    assert_eq!(owed(&world), (2, 0));
    let request = world.open[0].request;
    world.status(204);
    world.hear(Signal::Answer { request, answer: status(400) });
    assert_eq!(owed(&world), (0, 0));
}
