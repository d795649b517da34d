//! Several collectors at once.

use serde_json::json;
use waymark::out::NETWORK;

use crate::filling::{fill, track};
use crate::world::{Signal, World, seqs, status};

#[test]
fn keepalive_leaves_half_of_the_64_kib_to_the_page() {
    let mut world = World::new(json!({"collector": ["/a", "/b", "/c"], "flush": {"every": 3600, "events": 100}}));
    fill(&mut world, 28, "t");
    world.hear(Signal::Flush(0));
    let kept: usize = world.open.iter().filter(|send| send.keepalive).map(|send| send.body.len()).sum();
    assert_eq!(world.open.len(), 3);
    assert!(kept > 0 && kept <= 32 * 1024, "{kept}");
}

#[test]
fn del_7_each_collector_has_its_own_filter_and_drops() {
    let mut world = World::new(json!({"collector": [
        "/all",
        {"url": "/milestones", "filter": {"category": "milestone"}},
        {"url": "/some", "filter": {"events": ["search"]}},
        {"url": "/both", "filter": {"category": "milestone", "events": ["search", "sign_up"]}},
    ]}));
    for name in ["search", "sign_up", "other"] {
        world.track(name, json!(null));
    }
    world.hear(Signal::Flush(0));
    let mut got = Vec::new();
    while !world.open.is_empty() {
        let collector = world.open[0].url.clone();
        let batch = world.status(204);
        got.push((collector, seqs(&batch), batch["drops"].clone()));
    }
    assert_eq!(
        got,
        [
            ("/all".into(), vec![0, 1, 2], json!({})),
            ("/milestones".into(), vec![1], json!({"filtered": 2})),
            ("/some".into(), vec![0], json!({"filtered": 2})),
            ("/both".into(), vec![1], json!({"filtered": 2})),
        ]
    );
}

#[test]
fn del_7_one_that_is_down_never_delays_another() {
    let mut world = World::new(json!({"collector": ["/down", "/up"]}));
    for _ in 0..5 {
        track(&mut world, 1);
        world.pass(5_000.0);
        while let Some(send) = world.open.first() {
            if send.url == "/down" {
                world.answer(status(NETWORK))
            } else {
                world.status(204)
            };
        }
    }
    let owed: Vec<usize> = world.counts().into_iter().map(|(owed, _)| owed).collect();
    assert_eq!(owed, [5, 0]);
}

#[test]
fn del_7_one_that_is_down_does_not_take_the_others_room_as_the_page_is_left() {
    let mut world = World::new(
        json!({"collector": ["/down", {"url": "/up", "filter": {"category": "milestone"}}], "flush": {"every": 3600, "events": 100}}),
    );
    fill(&mut world, 90, "t");
    world.hear(Signal::Flush(0));
    world.answer(status(NETWORK));
    world.track("purchase", json!(null));
    world.hear(Signal::Left);
    let urls: Vec<&str> = world.open.iter().map(|send| send.url.as_str()).collect();
    assert_eq!(urls, ["/down", "/up"]);
    assert!(world.open.iter().map(|send| send.body.len()).sum::<usize>() <= 65_536);
}
