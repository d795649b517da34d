//! What is wrong in a configuration, and what still works.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::world::{Heard, Wish, World, buy};

fn watched(world: &World) -> usize {
    world.wishes.iter().filter(|effect| matches!(effect, Wish::Watch { .. })).count()
}

#[test]
fn goal_2_one_bad_goal_never_disables_the_others() {
    let world = World::with(json!([{"id": "a"}, buy(), 5, {"id": "c", "on": {"hover": ".x"}}, {"id": "d", "on": {"page": true}}]));
    assert_eq!(world.codes(), [("missing", "goals[0].on"), ("wrong_type", "goals[2]"), ("unknown_trigger", "goals[3].on.hover")]);
    assert_eq!(watched(&world), 2);
}

#[test]
fn goal_2_each_problem_has_the_path_to_it() {
    for (change, code, path) in [
        (json!({"id": ""}), "empty", "goals[0].id"),
        (json!({"id": "x".repeat(65)}), "too_long", "goals[0].id"),
        (json!({"on": {}}), "one_trigger", "goals[0].on"),
        (json!({"on": {"click": ".a", "page": true}}), "one_trigger", "goals[0].on"),
        (json!({"on": {"click": 5}}), "wrong_type", "goals[0].on.click"),
        (json!({"on": {"click": " "}}), "empty", "goals[0].on.click"),
        (json!({"on": {"click": {}}}), "missing", "goals[0].on.click.selector"),
        (json!({"on": {"click": {"selector": 1}}}), "wrong_type", "goals[0].on.click.selector"),
        (json!({"on": {"page": false}}), "wrong_type", "goals[0].on.page"),
        (json!({"on": {"page": ["/a", 5]}}), "wrong_type", "goals[0].on.page[1]"),
        (json!({"on": {"page": []}}), "empty", "goals[0].on.page"),
        (json!({"once": "day"}), "unknown_value", "goals[0].once"),
        (json!({"once": true}), "wrong_type", "goals[0].once"),
        (json!({"key": 5}), "wrong_type", "goals[0].key"),
        (json!({"key": {}}), "one_source", "goals[0].key"),
        (json!({"key": {"data": "a", "attr": "b"}}), "one_source", "goals[0].key"),
        (json!({"key": {"data": "a", "from": "nowhere"}}), "unknown_value", "goals[0].key.from"),
    ] {
        let mut goal = buy();
        for (name, value) in change.as_object().into_iter().flatten() {
            goal[name] = value.clone();
        }
        let world = World::with(json!([goal]));
        assert_eq!(world.codes(), [(code, path)], "{change}");
        assert_eq!(watched(&world), 0, "{change} switches the goal off");
    }
}

#[test]
fn goal_2_a_wrong_value_currency_item_or_prop_is_left_out() {
    for (change, code, path) in [
        (json!({"value": -1}), "out_of_range", "goals[0].value"),
        (json!({"value": true}), "wrong_type", "goals[0].value"),
        (json!({"value": {"data": ""}}), "empty", "goals[0].value.data"),
        (json!({"items": 5}), "wrong_type", "goals[0].items"),
        (json!({"items": [{"price": "5"}]}), "wrong_type", "goals[0].items[0].price"),
        (json!({"props": {"a": []}}), "wrong_type", "goals[0].props.a"),
        (json!({"cooldown": -1}), "out_of_range", "goals[0].cooldown"),
        (json!({"category": "vip"}), "unknown_value", "goals[0].category"),
        (json!({"send": "soon"}), "unknown_value", "goals[0].send"),
        (json!({"evnet": "x"}), "unknown_key", "goals[0].evnet"),
        (json!({"on": {"click": {"selector": ".a", "nested": 1}}}), "unknown_key", "goals[0].on.click.nested"),
    ] {
        let mut goal = buy();
        for (name, value) in change.as_object().into_iter().flatten() {
            goal[name] = value.clone();
        }
        let world = World::with(json!([goal]));
        assert_eq!(world.codes(), [(code, path)], "{change}");
        assert_eq!(watched(&world), 1, "{change} switches nothing off");
    }
}

#[test]
fn goal_2_all_at_once() {
    let world = World::with(json!([{"id": "a", "on": {"click": ".a"}, "value": -1, "currency": "euro", "props": {"x": null}, "nope": 1}]));
    let paths: Vec<_> = world.codes().into_iter().map(|(_, path)| path).collect();
    assert_eq!(paths, ["goals[0].value", "goals[0].currency", "goals[0].props.x", "goals[0].nope"]);
}

#[test]
fn goal_2_lengths_are_characters() {
    let world = World::with(json!([{"id": "購".repeat(64), "on": {"click": ".a"}}]));
    assert_eq!(world.problems, []);
    assert_eq!(World::with(json!([{"id": "購".repeat(65), "on": {"click": ".a"}}])).codes(), [("too_long", "goals[0].id")]);
}

#[test]
fn goal_2_add_goals_counts_in_its_own_argument() {
    let mut world = World::with(json!([buy()]));
    world.add(json!([{"id": "x", "on": {"click": ".x"}}, {"id": "y"}]));
    assert_eq!(world.codes(), [("missing", "goals[1].on")]);
    assert_eq!(watched(&world), 2);
}

#[test]
fn goal_2_add_goals_wants_a_list() {
    for text in [r#"{"id":"x"}"#, "5", "!threw"] {
        let mut world = World::with(json!([]));
        world.hear(Heard::Goals(text.into()));
        assert_eq!(world.problems.len(), 1, "{text}");
        assert_eq!(world.problems[0].1, "goals");
    }
}

#[test]
fn goal_2_there_are_at_most_a_thousand_goals() {
    let goal = |index: usize| json!({"id": index.to_string(), "on": {"click": ".a"}});
    let world = World::with((0..1_002).map(goal).collect());
    assert_eq!(watched(&world), 1_000);
    assert_eq!(world.codes(), [("too_many", "goals[1000]")]);
}

#[test]
fn options_keep_what_is_right() {
    let world =
        World::new(json!({"collector": "/c", "flush": {"every": 0, "events": 500}, "beacon": "always", "debug": 1, "goals": {}, "x": 1}));
    let paths: Vec<_> = world.codes().into_iter().map(|(_, path)| path).collect();
    assert_eq!(paths, ["goals", "flush.every", "flush.events", "beacon", "debug", "x"]);
    assert!(world.heard.contains(&(1_000.0, Heard::Limits(20, 5_000.0, 1))), "the defaults hold");
    assert_eq!(World::new(json!({})).codes(), [("missing", "collector")]);
}

/// A mistyped filter must not let everything through: nothing goes there instead.
#[test]
fn del_7_a_collector_with_a_wrong_filter_gets_nothing() {
    for (filter, code, path) in [
        (json!({"category": "major"}), "unknown_value", ".category"),
        (json!({"events": []}), "empty", ".events"),
        (json!({"events": "sign_up"}), "wrong_type", ".events"),
        (json!("milestone"), "wrong_type", ""),
    ] {
        let mut world = World::new(json!({"collector": [{"url": "/filtered", "filter": filter}, "/all"]}));
        assert_eq!(world.codes(), [(code, format!("collector[0].filter{path}").as_str())], "{filter}");
        world.track("sign_up", json!(null));
        world.hear(Heard::Flush(0));
        let urls: Vec<&str> = world.open.iter().map(|send| send.url.as_str()).collect();
        assert_eq!(urls, ["/all"], "{filter}");
    }
}

#[test]
fn del_7_an_events_list_whose_names_are_all_wrong_lets_nothing_through() {
    let mut world = World::new(json!({"collector": {"url": "/c", "filter": {"events": [5]}}}));
    world.track("sign_up", json!(null));
    assert_eq!((world.codes(), world.counts()), (vec![("wrong_type", "collector.filter.events[0]")], vec![(0, 1)]));
}

#[test]
fn without_a_collector_nothing_is_kept() {
    for options in [json!({"collector": []}), json!({"collector": 5}), json!({})] {
        let mut world = World::new(options);
        world.track("sign_up", json!(null));
        world.hear(Heard::Flush(1));
        world.hear(Heard::Left);
        assert_eq!((world.problems.len(), world.counts(), world.open.len()), (1, vec![], 0));
        assert_eq!((world.settled, world.wishes.last()), (vec![1], Some(&Wish::Settled(1))), "nobody is waited for");
    }
}

/// Anything at all, with the names that mean something often enough.
fn config() -> impl Strategy<Value = Json> {
    let names = "id|on|click|page|selector|event|value|currency|items|props|once|key|cooldown|send|data|attr|text|from|regex|price|item_id|[a-z]{1,3}";
    let words = "page|session|visitor|now|match|document|EUR|milestone|/a\\*|\\.a|[a-z]{0,3}";
    let leaf =
        prop_oneof![Just(Json::Null), any::<bool>().prop_map(Json::from), (-3i32..1_000).prop_map(Json::from), words.prop_map(Json::from),];
    leaf.prop_recursive(4, 48, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            prop::collection::btree_map(names, inner, 0..6).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn goal_2_every_entry_gives_a_goal_or_a_problem(entries in prop::collection::vec(prop_oneof![config(), Just(buy())], 0..6)) {
        for entry in &entries {
            let world = World::with(json!([entry]));
            prop_assert!(watched(&world) > 0 || !world.problems.is_empty(), "{}", entry);
            for (_, path) in &world.problems {
                prop_assert!(path.starts_with("goals[0]"), "{}", path);
            }
        }
    }

    #[test]
    fn no_configuration_makes_it_panic(options in config(), goals in config(), data in config()) {
        let mut world = World::new(options);
        world.add(goals);
        world.track("t", data.clone());
        for goal in 0..3 {
            world.click(goal, 1, &data);
        }
        world.events();
    }
}
