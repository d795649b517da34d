//! The page is hidden, left, and back.

use serde_json::{Value as Json, json};
use waymark::out::TAKEN;

use crate::filling::{fill, track, tracking};
use crate::world::{Signal, World, after, events, page, parse, seqs, status, view};

#[test]
fn del_2_hidden_sends_what_waits() {
    let mut world = tracking(json!({}));
    world.hear(Signal::Hidden);
    assert!(world.open.is_empty(), "nothing waits: no request");
    track(&mut world, 1);
    world.hear(Signal::Hidden);
    assert_eq!(world.open.len(), 1);
    assert!(world.open[0].keepalive && !world.open[0].leaving);
}

/// On a phone it is often the last that is heard.
#[test]
fn del_2_hidden_does_not_wait_for_an_answer() {
    let mut world = tracking(json!({}));
    track(&mut world, 1);
    world.hear(Signal::Flush(0));
    track(&mut world, 1);
    world.hear(Signal::Hidden);
    assert_eq!(world.open.len(), 2);
    assert_eq!(seqs(&parse(&world.open[1])), [1]);
    assert!(world.open[1].keepalive);
}

/// Nothing waited, so nothing need go beside what flies, later neither.
#[test]
fn del_2_hidden_hurries_only_what_waits() {
    let mut world = tracking(json!({}));
    track(&mut world, 1);
    world.hear(Signal::Flush(0));
    world.hear(Signal::Hidden);
    track(&mut world, 1);
    world.pass(5_000.0);
    assert_eq!(world.open.len(), 1);
    world.status(204);
    assert_eq!(world.open.len(), 1, "now it goes");
}

#[test]
fn del_2_leaving_is_one_request() {
    let mut world = tracking(json!({}));
    track(&mut world, 3);
    world.hear(Signal::Left);
    assert_eq!(world.open.len(), 1);
    assert!(world.open[0].keepalive && world.open[0].leaving);
    assert_eq!(seqs(&parse(&world.open[0])), [0, 1, 2]);
    world.hear(Signal::Left);
    assert_eq!(world.open.len(), 1, "nothing new: no request");
}

#[test]
fn del_2_leaving_is_one_request_even_if_not_all_fits() {
    let mut world = tracking(json!({"flush": {"every": 0.1, "events": 100}}));
    fill(&mut world, 99, "t");
    world.hear(Signal::Hidden);
    world.answer(after(503, 0.0));
    world.pass(1.0);
    let before = world.open.len();
    world.hear(Signal::Left);
    assert_eq!(world.open.len() - before, 1);
    assert!(world.open[before].body.len() <= 65_536);
}

#[test]
fn del_2_the_most_valuable_leave_first() {
    let mut world = tracking(json!({"flush": {"every": 3600, "events": 100}}));
    fill(&mut world, 80, "t");
    fill(&mut world, 10, "purchase");
    world.hear(Signal::Left);
    let categories: Vec<Json> = events(&parse(&world.open[0])).iter().map(|event| event["category"].clone()).collect();
    assert_eq!(categories.iter().filter(|category| **category == "milestone").count(), 10);
    assert!(world.open[0].body.len() > 50_000 && world.open[0].body.len() <= 65_536);
}

#[test]
fn del_2_what_did_not_fit_goes_when_the_page_is_back() {
    let mut world = tracking(json!({"flush": {"every": 0.1, "events": 100}}));
    fill(&mut world, 99, "t");
    world.pass(100.0);
    // All of it is on its way or to be repeated.
    world.answer(after(503, 1_000.0));
    world.hear(Signal::Left);
    world.deliver();
    world.back(&page("https://shop.example/"));
    world.pass(2_000_000.0);
    world.deliver();
    assert_eq!(world.counts(), [(0, 0)], "nothing is stranded");
}

/// Eight collectors share what the browser takes from a page that is left: a share may be too small for one event and its page.
#[test]
fn del_2_where_nothing_fits_nothing_is_sent_and_nothing_is_lost() {
    let names: Vec<String> = (0..8).map(|place| format!("/{place}")).collect();
    let mut world = World::new(json!({"collector": names, "flush": {"every": 3600, "events": 100}}));
    fill(&mut world, 28, "t");
    world.hear(Signal::Flush(0));
    world.begins(&view("https://shop.example/", "/", &"t".repeat(8_000), ""));
    fill(&mut world, 1, "t");
    let before = world.open.len();
    world.hear(Signal::Left);
    let urls: Vec<&str> = world.open[before..].iter().map(|send| send.url.as_str()).collect();
    assert!(!urls.is_empty() && urls.len() < 8, "{urls:?}");
    assert_eq!((world.counts()[0], world.counts()[7]), ((29, 0), (29, 0)));
    world.open.clear();
    world.back(&page("https://shop.example/"));
    world.events();
    assert_eq!(world.counts(), [(0, 0); 8]);
}

#[test]
fn del_3_a_request_that_dies_with_the_page_is_repeated_as_it_is_left() {
    let mut world = World::new(json!({"collector": ["/a", "/b"], "flush": {"every": 3600, "events": 100}}));
    fill(&mut world, 24, "t");
    world.hear(Signal::Flush(0));
    assert_eq!(world.open.iter().map(|send| send.keepalive).collect::<Vec<_>>(), [true, false]);
    world.hear(Signal::Left);
    assert_eq!((world.open.len(), world.open[2].url.as_str(), world.open[2].keepalive), (3, "/b", true));
    assert_eq!(seqs(&parse(&world.open[2])), (0..24).collect::<Vec<u32>>());
}

#[test]
fn del_3_what_went_as_the_page_was_left_is_repeated_when_it_is_back() {
    for answer in [None, Some(status(TAKEN))] {
        let mut world = tracking(json!({}));
        track(&mut world, 2);
        world.hear(Signal::Left);
        let first = parse(&world.open[0]);
        if let Some(answer) = answer {
            world.answer(answer);
        } else {
            world.open.clear();
        }
        world.back(&page("https://shop.example/"));
        let again = world.status(204);
        assert_eq!(again["batch_id"], first["batch_id"]);
        assert_eq!((seqs(&again), &again["attempt"]), (vec![0, 1], &json!(2)));
        assert_eq!(again["events"], first["events"], "the same bytes");
    }
}
