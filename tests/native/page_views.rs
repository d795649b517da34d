use serde_json::json;

use crate::world::{Signal, World, events, page, view};

#[test]
fn page_1_the_load_and_the_return_from_the_cache_are_views() {
    let mut world = World::with(json!([{"id": "view", "on": {"page": true}}]));
    world.hear(Signal::Left);
    world.deliver();
    world.back(&view("https://shop.example/cart", "/cart", "Cart", ""));
    world.hear(Signal::Flush(0));
    let batch = world.status(204);
    assert_eq!((&batch["events"][0]["event"], &batch["events"][0]["goal"]), (&json!("page_view"), &json!("view")));
    assert_eq!((batch["pages"].as_array().map(Vec::len), &batch["pages"][0]["path"]), (Some(1), &json!("/cart")));
    assert_eq!(world.tracker.given(), 2);
}

#[test]
fn page_1_a_goal_counts_once_a_view() {
    let mut world = World::with(json!([{"id": "view", "on": {"page": true}}]));
    for _ in 0..3 {
        world.fire(0, 0, world.mono);
        world.pass(1_000.0);
    }
    assert_eq!(world.tracker.given(), 1);
}

#[test]
fn page_1_without_a_page_goal_no_page_view_goes() {
    let mut world = World::with(json!([]));
    world.back(&page("https://shop.example/"));
    assert_eq!(world.tracker.given(), 0);
}

#[test]
fn page_1_a_goal_that_is_added_later_counts_for_this_view_once() {
    let mut world = World::with(json!([]));
    for _ in 0..2 {
        world.add(json!([{"id": "late", "on": {"page": true}}]));
        world.pass(1_000.0);
    }
    assert_eq!(world.tracker.given(), 1);
}

#[test]
fn page_1_each_event_names_the_view_it_happened_in() {
    let mut world = World::with(json!([]));
    world.track("first", json!(null));
    world.back(&view("https://shop.example/two", "/two", "Two", "https://shop.example/mugs"));
    world.track("second", json!(null));
    world.track("third", json!(null));
    world.hear(Signal::Flush(0));
    let batch = world.status(204);
    let of = |index: usize| &batch["pages"][events(&batch)[index]["page"].as_u64().unwrap() as usize];
    assert_eq!((&of(0)["path"], &of(1)["path"], &of(2)["path"]), (&json!("/mugs"), &json!("/two"), &json!("/two")));
    assert_eq!(batch["pages"].as_array().map(Vec::len), Some(2), "each once");
}
