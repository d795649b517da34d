//! Whatever a page hands over, and wherever a path leads in it: no value makes the module trap, and each code has words.

mod cases;

use cases::cases;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use waymark_inspect::{Problem, Severity, Value, explain};

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
    "value",
    "items",
    "item_id",
    "props",
    "key",
    "data",
    "text",
    "from",
    "closest",
    "regex",
    "Id",
    "quanity",
    "a.b",
    "x[0]",
    "größe",
    "q\"uote",
    "",
];
const LEAVES: &[Value] = &[
    Value::Nothing,
    Value::Null,
    Value::Flag(true),
    Value::Flag(false),
    Value::Function,
    Value::NotFinite,
    Value::Other,
    Value::Threw,
    Value::Cyclic,
    Value::Deep,
];
const CODES: &[&str] = &[
    "wrong_type",
    "out_of_range",
    "empty",
    "too_long",
    "too_many",
    "unknown_value",
    "unknown_key",
    "missing",
    "one_trigger",
    "unknown_trigger",
    "one_source",
    "duplicate_id",
    "needs_key",
    "selector",
    "not_found",
    "not_a_number",
    "module",
];

fn value() -> impl Strategy<Value = Value> {
    let text = prop_oneof!["\\PC{0,12}", "[ü\"\\\\\n\u{1}]{55,70}"].prop_map(Value::Text);
    let number = any::<f64>().prop_map(|number| Value::Number(number.to_string()));
    let leaf = prop_oneof![select(LEAVES), text, number];
    leaf.prop_recursive(6, 60, 6, |inner| {
        let member = (select(NAMES).prop_map(String::from), inner.clone());
        prop_oneof![1 => vec(inner, 0..6).prop_map(Value::List), 3 => vec(member, 0..8).prop_map(Value::Map)]
    })
}

fn path() -> impl Strategy<Value = String> {
    let step = prop_oneof![
        select(NAMES).prop_map(|name| format!(".{name}")),
        (0..4u32).prop_map(|index| format!("[{index}]")),
        "[.\\[\\]a-z0-9é\"]{0,4}",
    ];
    let start = select(&["", "goals", "goals[0]", "track", "track.data", "collector"][..]);
    (start, vec(step, 0..8)).prop_map(|(start, steps)| start.to_owned() + &steps.concat())
}

proptest! {
    #[test]
    fn dom_6_no_value_and_no_path_makes_the_module_trap(value in value(), code in select(CODES), path in path()) {
        cases();
        let problem = Problem { code: code.into(), path, message: None, hint: None, severity: Severity::Error };
        let words = explain(&value, problem.clone());
        prop_assert!(words.hint.is_some() || code == "one_source", "{:?}", words);
        prop_assert!(words.message.as_ref().is_some_and(|message| message.chars().count() < 2_000), "{:?}", words);
        prop_assert_eq!(explain(&value, problem), words);
    }
}
