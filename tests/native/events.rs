//! What the core lets through, and as what.

use serde_json::{Value as Json, json};

use crate::world::{Heard, World, button, buy};

#[test]
fn an_event_is_exactly_this() {
    let mut world = World::with(json!([buy()]));
    world.click(0, 1, &button("SKU-1", 19.9));
    assert_eq!(
        world.events(),
        [json!({
            "seq": 0, "time": "2026-11-01T00:00:01.000Z", "event": "add_to_cart", "goal": "buy", "category": "milestone", "key": "SKU-1",
            "value": 19.9, "currency": "EUR", "items": [{"item_id": "SKU-1", "item_name": "Mug", "price": 19.9}],
            "props": {"tag": "button", "text": "Add"}, "page": 0,
        })]
    );
}

fn tracked(facts: Json) -> (Json, Vec<(String, String)>) {
    let mut world = World::with(json!([]));
    world.track("sign_up", facts);
    (world.events().remove(0), world.problems)
}

#[test]
fn track_sends_what_it_is_given() {
    let facts = json!({
        "key": "K", "value": 12.5, "currency": "EUR", "transaction_id": "T-1", "props": {"a": true, "n": 5, "l": ["x", "y"]},
        "items": [{"item_id": "A", "price": 12.5, "quantity": 1}],
    });
    let (mut event, problems) = tracked(facts.clone());
    assert_eq!(problems, []);
    for (name, value) in facts.as_object().unwrap() {
        assert_eq!(event.as_object_mut().unwrap().remove(name).as_ref(), Some(value), "{name}");
    }
    assert_eq!(event, json!({"seq": 0, "time": "2026-11-01T00:00:01.000Z", "event": "sign_up", "category": "milestone", "page": 0}));
}

#[test]
fn track_leaves_out_what_is_wrong_and_says_so() {
    let (event, problems) = tracked(json!({"key": 5, "props": {"ok": 1, "bad": {}}, "extra": 1, "transaction_id": "T"}));
    assert_eq!(event["props"], json!({"ok": 1}));
    assert_eq!((event.get("key"), event.get("extra"), &event["transaction_id"]), (None, None, &json!("T")));
    let paths: Vec<_> = problems.iter().map(|(code, path)| (code.as_str(), path.as_str())).collect();
    assert_eq!(paths, [("wrong_type", "track.key"), ("wrong_type", "track.props.bad"), ("unknown_key", "track.extra")]);
}

#[test]
fn track_takes_names_of_1_to_64_characters() {
    for (name, code) in [
        ("a".repeat(64), None),
        ("購".repeat(64), None),
        ("a".repeat(65), Some("too_long")),
        ("購".repeat(65), Some("too_long")),
        ("".into(), Some("empty")),
        (" ".into(), Some("empty")),
    ] {
        let mut world = World::with(json!([]));
        world.track(&name, json!(null));
        assert_eq!(world.tracker.given(), u32::from(code.is_none()), "{name}");
        assert_eq!(world.codes(), code.map(|code| (code, "track.event")).into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn track_without_a_name_is_nothing() {
    for facts in ["{}", r#"{"event":5}"#, r#"{"event":null}"#, "null", "5", "!threw"] {
        let mut world = World::with(json!([]));
        world.hear(Heard::Check(facts.into()));
        assert_eq!((world.tracker.given(), world.problems.len()), (0, 1), "{facts}");
    }
}

/// Any name is a name to JSON, also none at all.
#[test]
fn a_prop_without_a_name_is_a_prop() {
    let (event, problems) = tracked(json!({"props": {"": 1, "a": [""], "b": 2}}));
    assert_eq!(event["props"], json!({"": 1, "a": [], "b": 2}));
    assert_eq!(problems, [("empty".to_owned(), "track.props.a[0]".to_owned())]);
    assert_eq!(tracked(json!({"props": {"": {}}})).0["props"], json!({}));
    let goal = json!({"id": "g", "on": {"click": ".g"}, "props": {"": "x"}});
    assert_eq!(World::with(json!([goal])).problems, []);
}

#[test]
fn goal_5_a_value_that_track_cannot_take_is_named() {
    for (facts, path) in [
        (json!({"value": "12,99", "currency": "EUR"}), "track.value"),
        (json!({"value": -1, "currency": "EUR"}), "track.value"),
        (json!({"value": 1e13, "currency": "EUR"}), "track.value"),
        (json!({"value": 5, "currency": "€"}), "track.currency"),
        (json!({"value": 5, "currency": "EURO"}), "track.currency"),
        (json!({"items": [{"price": -1}]}), "track.items[0].price"),
    ] {
        let (_, problems) = tracked(facts.clone());
        assert_eq!(problems.iter().map(|(_, path)| path.as_str()).collect::<Vec<_>>(), [path], "{facts}");
    }
}
