//! Whatever a page hands over: no text makes the module trap, and none is judged otherwise than by the tracker.

mod cases;

use cases::tracker;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use waymark_inspect::{Problem, Severity, check, explain};

/// What a configuration has, what it might have by mistake, and what makes a path hard to read.
const NAMES: &[&str] = &[
    "collector",
    "url",
    "filter",
    "events",
    "goals",
    "id",
    "on",
    "click",
    "selector",
    "page",
    "event",
    "category",
    "value",
    "currency",
    "items",
    "item_id",
    "price",
    "quantity",
    "props",
    "once",
    "key",
    "cooldown",
    "send",
    "synthetic",
    "flush",
    "every",
    "beacon",
    "queryKeys",
    "debug",
    "onDiagnostic",
    "attr",
    "data",
    "text",
    "from",
    "closest",
    "find",
    "regex",
    "locale",
    "Id",
    "quanity",
    "a.b",
    "x[0]",
    "größe",
    "q\\\"uote",
    "",
];
const LEAVES: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-1",
    "5",
    "0.1",
    "1e300",
    "@0",
    "!threw",
    "!cyclic",
    "!too_deep",
    "!not_data",
    "!not_finite",
    "!else",
    "\"\"",
    "\" \"",
    "\"/collect\"",
    "\".buy\"",
    "\"EUR\"",
    "\"EURO\"",
    "\"page\"",
    "\"session\"",
    "\"document\"",
    "\"19.99\"",
    "\"\\\\\"",
];

fn value() -> impl Strategy<Value = String> {
    let long = (60..600usize).prop_map(|length| format!("\"{}\"", "ü".repeat(length)));
    let leaf = prop_oneof![8 => select(LEAVES).prop_map(String::from), 1 => long];
    leaf.prop_recursive(5, 40, 6, |inner| prop_oneof![1 => vec(inner.clone(), 0..6).prop_map(list), 3 => map(inner)])
}

fn map(inner: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let text = |(name, value): (&str, String)| format!("\"{name}\":{value}");
    btree_map(select(NAMES), inner, 0..8)
        .prop_map(move |members| format!("{{{}}}", members.into_iter().map(text).collect::<Vec<_>>().join(",")))
}

fn list(items: Vec<String>) -> String {
    format!("[{}]", items.join(","))
}

/// Most of it wrong, in the shape of a configuration so that the parser goes all the way down.
fn configuration() -> impl Strategy<Value = String> {
    let trigger = prop_oneof![Just(r#"{"click":".buy"}"#.to_string()), Just(r#"{"page":true}"#.to_string()), value()];
    let id = prop_oneof![select(&["\"buy\"", "\"gift\"", "\"a.b\""][..]).prop_map(String::from), value()];
    let part = prop_oneof![Just("\"EUR\"".to_string()), value()];
    let goal = (id, trigger, value(), value(), part, value()).prop_map(|(id, on, value, once, currency, props)| {
        format!(r#"{{"id":{id},"on":{on},"value":{value},"once":{once},"currency":{currency},"props":{props},"items":[{props}]}}"#)
    });
    let goals = vec(prop_oneof![3 => goal, 1 => value()], 0..5).prop_map(list);
    (value(), goals, value(), value()).prop_map(|(collector, goals, flush, props)| {
        format!(r#"{{"collector":{collector},"goals":{goals},"flush":{flush},"props":{props}}}"#)
    })
}

proptest! {
    #[test]
    fn what_a_host_can_write_is_judged_as_by_the_tracker(text in prop_oneof![value(), configuration()]) {
        let problems = check(&text);
        let ours: Vec<_> = problems.iter().map(|problem| (problem.code.clone(), problem.path.clone())).collect();
        prop_assert_eq!(ours, tracker(&text).problems);
        prop_assert_eq!(&check(&text), &problems);
        for problem in problems {
            prop_assert!(problem.hint.is_some(), "{:?}", problem);
            let alone = Problem { message: None, hint: None, ..problem.clone() };
            prop_assert_eq!(explain(&text, alone), problem);
        }
    }

    #[test]
    fn what_no_host_writes_traps_neither(text in ".*", code in select(&["wrong_type", "unknown_key", "one_source", "duplicate_id", "not_found", "module"][..]), path in "(goals|track.data|[a-z]{0,3})([.]?[\\[\\].a-z0-9é\"]{0,3}){0,8}") {
        prop_assert_eq!(check(&text), check(&text));
        let problem = Problem { code: code.into(), path, message: None, hint: None, severity: Severity::Error };
        prop_assert_eq!(explain(&text, problem.clone()), explain(&text, problem));
    }

    #[test]
    fn a_text_that_ends_early_traps_neither(text in configuration(), share in 0.0..1.0f64) {
        let cut: String = text.chars().take((text.chars().count() as f64 * share) as usize).collect();
        prop_assert_eq!(check(&cut), check(&cut));
    }
}
