//! Memory has an end, and what goes over it is counted.

use serde_json::json;

use crate::world::{Event, Signal, World, after, events, page, view};

fn kept() -> World {
    World::new(json!({"collector": "/c", "flush": {"every": 3600, "events": 100}}))
}

/// Names enough that none is suppressed.
fn track(world: &mut World, count: usize, name: &str, size: usize) {
    for index in 0..count {
        let parts: serde_json::Map<_, _> = (0..size / 400).map(|part| (part.to_string(), json!("x".repeat(400)))).collect();
        world.track(&if name.is_empty() { format!("n{}", index % 90) } else { name.into() }, json!({"props": parts}));
    }
}

/// A collector that is down: nothing leaves.
fn down() -> World {
    let mut world = kept();
    world.track("first", json!(null));
    world.hear(Signal::Flush(0));
    world.answer(after(503, 3_600.0));
    world
}

#[test]
fn del_5_memory_holds_a_thousand_events() {
    let mut world = down();
    track(&mut world, 1_199, "", 0);
    assert_eq!(world.counts(), [(1_000, 200)]);
}

#[test]
fn del_5_memory_holds_256_kib() {
    let mut world = down();
    track(&mut world, 300, "", 4_000);
    let bytes = world.bytes(0);
    assert!(bytes <= 256 * 1024 && bytes > 250 * 1024, "{bytes}");
    let (owed, dropped) = world.counts()[0];
    assert_eq!(owed as u32 + dropped, 301);
}

#[test]
fn del_5_secondary_events_go_before_milestones_and_the_oldest_first() {
    let mut world = down();
    track(&mut world, 99, "purchase", 0);
    track(&mut world, 950, "", 0);
    world.pass(3_600_000.0);
    let all: Vec<_> = world.deliver().iter().flat_map(events).collect();
    let milestones = all.iter().filter(|event| event["category"] == "milestone").count();
    assert_eq!((all.len(), milestones), (1_000, 99));
    let first = all.iter().filter(|event| event["category"] == "secondary").map(|event| event["seq"].as_u64().unwrap()).min();
    assert_eq!(first, Some(149), "the 50 oldest secondary ones made room: the first of all, and 49 after the milestones");
}

#[test]
fn del_5_what_is_on_its_way_is_never_dropped() {
    let mut world = kept();
    track(&mut world, 99, "", 0);
    world.hear(Signal::Flush(0));
    track(&mut world, 1_100, "", 0);
    let sent: Vec<_> = world.status(503)["events"].as_array().unwrap().clone();
    assert_eq!(sent.len(), 99);
    let (owed, dropped) = world.counts()[0];
    assert_eq!((owed, dropped), (1_000, 199));
    world.pass(1_000.0);
    let again = world.status(204);
    assert_eq!(again["events"].as_array(), Some(&sent));
}

#[test]
fn del_5_an_event_over_8_kib_is_dropped() {
    let mut world = kept();
    track(&mut world, 1, "small", 7_600);
    track(&mut world, 1, "large", 8_400);
    world.hear(Signal::Flush(0));
    let batch = world.status(204);
    assert_eq!((&batch["events"][0]["event"], &batch["drops"], &batch["hw"]), (&json!("small"), &json!({"too_large": 1}), &json!(1)));
}

#[test]
fn del_5_one_name_may_take_a_burst_of_100_and_10_a_second() {
    let mut world = kept();
    track(&mut world, 150, "loop", 0);
    track(&mut world, 1, "other", 0);
    assert_eq!(world.deliver().len(), 1);
    world.pass(1_000.0);
    track(&mut world, 50, "loop", 0);
    world.hear(Signal::Flush(0));
    let batch = world.deliver().pop().unwrap();
    assert_eq!(batch["drops"], json!({"suppressed": 90}));
    assert_eq!(world.tracker.given(), 201);
}

#[test]
fn del_5_made_up_names_share_one_bucket() {
    let mut world = kept();
    for index in 0..1_000 {
        world.track(&format!("made{index}"), json!(null));
    }
    world.deliver();
    let dropped = world.counts()[0].1;
    assert_eq!(dropped, 801, "100 names, and the rest share the burst of the last");
}

#[test]
fn del_5_a_batch_keeps_its_size_whatever_its_pages_are() {
    let mut world = kept();
    let long = |index: usize| {
        let url = format!("https://shop.example/{index}/{}", "p".repeat(950));
        view(&url, "/", &"\u{1}".repeat(1_000), &format!("https://shop.example/{}", "r".repeat(950)))
    };
    track(&mut world, 1, "t", 0);
    world.hear(Signal::Flush(0));
    world.answer(after(503, 3_600.0));
    for index in 0..60 {
        world.back(&long(index));
        track(&mut world, 1, "", 400);
    }
    world.hear(Signal::Left);
    assert!(world.open[0].body.len() <= 65_536, "{}", world.open[0].body.len());
    world.back(&long(99));
    world.deliver();
    world.pass(3_600_000.0);
    while !world.open.is_empty() {
        assert!(world.open[0].body.len() <= 65_536, "{}", world.open[0].body.len());
        world.status(204);
    }
    assert_eq!(world.counts(), [(0, 0)]);
}

/// What a page adds is counted with the first of its events, from the first view on.
#[test]
fn del_5_a_page_counts_in_the_request_that_names_it() {
    let mut world = World::on(
        json!({"collector": "/c", "flush": {"every": 3600, "events": 100}}),
        &view("https://shop.example/", "/", &"\u{1}".repeat(1_500), ""),
    );
    track(&mut world, 90, "t", 800);
    world.hear(Signal::Left);
    let bytes = world.open[0].body.len();
    assert!(bytes <= 60_000, "{bytes}: with its page of 9 kB below what is put into a request as the page is left");
}

#[test]
fn del_5_an_event_of_8_kib_is_not_over_it() {
    let mut world = kept();
    // With its number and its page, for which the core adds 28.
    for bytes in [8_164, 8_165] {
        world.track("t", json!(null));
        let Some((_, Signal::Event(event))) = world.heard.last().copied() else { panic!("an event is heard last") };
        world.hear(Signal::Event(Event { bytes, ..event }));
    }
    assert_eq!(world.counts(), [(3, 1)]);
}

#[test]
fn del_5_memory_holds_256_kib_to_the_byte() {
    let mut world = kept();
    world.track("t", json!(null));
    let Some((_, Signal::Event(event))) = world.heard.last().copied() else { panic!("an event is heard last") };
    // With its number and its page, for which the core adds 28; the last leaves what the first takes.
    for _ in 0..31 {
        world.hear(Signal::Event(Event { bytes: 8_164, ..event }));
    }
    world.hear(Signal::Event(Event { bytes: 8_164 - (event.bytes + 28), ..event }));
    assert_eq!(world.counts(), [(33, 0)]);
    world.hear(Signal::Event(Event { bytes: 1, ..event }));
    assert_eq!(world.counts(), [(33, 1)], "the first makes room");
}

/// 31 KiB: each event with 28 for its number and its page, the page with 64 for its id.
#[test]
fn del_5_a_batch_has_31_kib_to_the_byte() {
    for (more, first) in [(0, 4), (1, 3)] {
        let mut world = kept();
        world.track("t", json!(null));
        let Some((_, Signal::Event(event))) = world.heard.last().copied() else { panic!("an event is heard last") };
        world.hear(Signal::Flush(0));
        world.deliver();
        let page = page("https://shop.example/next");
        world.begins(&page);
        let last = 31 * 1024 - 3 * 8_192 - (page.len() as u32 + 64) - 28 + more;
        for bytes in [8_164, 8_164, 8_164, last] {
            world.hear(Signal::Event(Event { bytes, ..event }));
        }
        world.hear(Signal::Flush(0));
        assert_eq!(events(&world.status(204)).len(), first);
    }
}
