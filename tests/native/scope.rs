//! How often a goal counts.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::world::{Signal, World, button, buy, page};

fn clicked(extra: Json) -> World {
    let mut goal = json!({"id": "g", "on": {"click": ".g"}});
    for (name, value) in extra.as_object().into_iter().flatten() {
        goal[name] = value.clone();
    }
    World::with(json!([goal]))
}

fn count(world: &World) -> u32 {
    world.tracker.given()
}

#[test]
fn click_5_a_double_click_is_one_firing() {
    let mut world = clicked(json!({}));
    for gap in [0.0, 120.0, 300.0] {
        world.pass(gap);
        world.click(0, 7, &json!({}));
    }
    assert_eq!(count(&world), 1);
    world.pass(80.0);
    world.click(0, 7, &json!({}));
    assert_eq!(count(&world), 2, "500 ms after the firing it may count again");
}

#[test]
fn click_5_without_a_key_the_element_is_the_key() {
    let mut world = clicked(json!({}));
    world.click(0, 7, &json!({}));
    world.click(0, 8, &json!({}));
    world.click(0, 7, &json!({}));
    assert_eq!(count(&world), 2);
}

#[test]
fn click_5_the_cool_down_is_the_goals_own() {
    let mut world = clicked(json!({"cooldown": 60}));
    world.click(0, 7, &json!({}));
    world.pass(59_999.0);
    world.click(0, 7, &json!({}));
    assert_eq!(count(&world), 1);
    world.pass(1.0);
    world.click(0, 7, &json!({}));
    assert_eq!(count(&world), 2);

    let mut world = clicked(json!({"cooldown": 0}));
    for _ in 0..3 {
        world.click(0, 7, &json!({}));
    }
    assert_eq!(count(&world), 3);
}

#[test]
fn click_5_an_early_click_that_is_replayed_is_near_in_both_directions() {
    let mut world = clicked(json!({}));
    world.pass(1_000.0);
    world.click(0, 7, &json!({}));
    world.fire(0, 7, world.mono - 100.0);
    assert_eq!(count(&world), 1);
    world.fire(0, 7, world.mono - 600.0);
    assert_eq!(count(&world), 2);
}

#[test]
fn goal_4_once_a_page_counts_again_on_the_next_view() {
    let mut world = clicked(json!({"once": "page"}));
    for _ in 0..3 {
        world.click(0, 7, &json!({}));
        world.pass(10_000.0);
    }
    assert_eq!(count(&world), 1);
    world.hear(Signal::Left);
    world.back(&page("https://shop.example/mugs"));
    world.click(0, 7, &json!({}));
    assert_eq!(count(&world), 2);
}

#[test]
fn goal_4_once_a_session_outlives_the_view() {
    for scope in ["session", "visitor"] {
        let mut world = clicked(json!({"once": scope, "key": "sku"}));
        world.click(0, 7, &button("A", 1.0));
        world.pass(10_000.0);
        world.back(&page("https://shop.example/mugs"));
        world.click(0, 8, &button("A", 1.0));
        assert_eq!(count(&world), 1, "{scope}");
        world.click(0, 8, &button("B", 1.0));
        assert_eq!(count(&world), 2, "{scope}");
    }
}

#[test]
fn goal_4_once_false_counts_again() {
    let mut world = clicked(json!({"once": false}));
    for _ in 0..3 {
        world.click(0, 7, &json!({}));
        world.pass(500.0);
    }
    assert_eq!(count(&world), 3);
}

#[test]
fn goal_4_one_product_is_one_thing_whatever_button_it_has() {
    let mut goal = buy();
    goal["once"] = json!("page");
    let mut world = World::with(json!([goal]));
    for (element, sku) in [(1, "A"), (2, "A"), (3, "B"), (1, "B"), (4, "A")] {
        world.click(0, element, &button(sku, 5.0));
        world.pass(1_000.0);
    }
    assert_eq!(count(&world), 2);
}

#[test]
fn goal_4_a_key_that_is_not_found_leaves_the_element() {
    let mut goal = buy();
    goal["once"] = json!("page");
    let mut world = World::with(json!([goal]));
    for element in [1, 2, 1] {
        world.click(0, element, &json!({}));
        world.pass(1_000.0);
    }
    assert_eq!(count(&world), 2);
}

#[test]
fn goal_4_each_goal_has_its_own_count() {
    let goal = |id: &str| json!({"id": id, "on": {"click": ".g"}, "once": "page"});
    let mut world = World::with(json!([goal("a"), goal("b")]));
    world.click(0, 7, &json!({}));
    world.click(1, 7, &json!({}));
    assert_eq!(count(&world), 2);
}

#[test]
fn goal_4_a_goal_that_is_replaced_is_still_barred() {
    let mut world = clicked(json!({"once": "page"}));
    world.click(0, 7, &json!({}));
    world.remove(0);
    world.pass(1_000.0);
    world.add(json!([{"id": "g", "on": {"click": ".g"}, "once": "page"}]));
    world.click(0, 7, &json!({}));
    assert_eq!(count(&world), 1);
}

/// The longest ago is the least likely to come again.
#[test]
fn goal_4_beyond_what_is_remembered_the_oldest_are_forgotten() {
    let mut world = clicked(json!({"once": "page"}));
    for element in 0..5_010 {
        world.fire(0, element, world.mono);
    }
    let later = world.mono + 1_000.0;
    assert_eq!((0..5_010).filter(|element| world.may(0, *element, later)).collect::<Vec<u32>>(), (0..10).collect::<Vec<u32>>());
}

#[test]
fn nothing_is_read_for_what_cannot_count() {
    let mut world = clicked(json!({"once": "page"}));
    assert!(world.may(0, 7, 0.0));
    world.click(0, 7, &json!({}));
    world.pass(1_000.0);
    let now = world.mono;
    assert!(!world.may(0, 7, now));
    assert!(world.may(0, 8, now));
    assert!(!world.may(1, 7, now), "no such goal");
    world.hear(Signal::Stop(1));
    assert!(!world.may(0, 8, now));
}

proptest! {
    /// Whatever is clicked, when, and in which view: never above the cap.
    #[test]
    fn goal_4_a_capped_goal_never_fires_above_its_cap(
        once in prop::sample::select(&["page", "session", "visitor"][..]),
        steps in prop::collection::vec((0..4u32, 0..3usize, 0..2_000u32, prop::bool::weighted(0.1)), 0..60),
    ) {
        let mut world = World::with(json!([{"id": "g", "on": {"click": ".g"}, "once": once, "key": "sku"}]));
        let mut allowed = std::collections::BTreeSet::new();
        let mut view = 0;
        for (element, sku, gap, back) in steps {
            if back {
                view += 1;
                world.hear(Signal::Left);
                world.back(&page("https://shop.example/"));
            }
            world.pass(gap.into());
            world.click(0, element, &button(["A", "B", "C"][sku], 1.0));
            allowed.insert((sku, if once == "page" { view } else { 0 }));
            prop_assert!(count(&world) <= allowed.len() as u32);
        }
    }

    /// Two firings with one key are never nearer than the cool-down.
    #[test]
    fn click_5_firings_keep_their_distance(gaps in prop::collection::vec(0..900u32, 1..60)) {
        let mut world = clicked(json!({}));
        let mut last = f64::NEG_INFINITY;
        for gap in gaps {
            world.pass(gap.into());
            let before = count(&world);
            world.click(0, 7, &json!({}));
            if count(&world) > before {
                prop_assert!(world.mono - last >= 500.0);
                last = world.mono;
            } else {
                prop_assert!(world.mono - last < 500.0);
            }
        }
    }
}
