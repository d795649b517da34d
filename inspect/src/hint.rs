//! How to mend it, code by code.

use crate::example::example;
use crate::expected::Expected;
use crate::kind;
use crate::near::near;
use crate::place::Place;
use crate::shown::{quoted, shown};
use crate::triggers;
use waymark::goal::spec::Kind;
use waymark::json::{Shape, get, members, number, shape, text};

/// What an event has and nobody hands to `track()`.
const OWN: [&str; 2] = ["event", "value_error"];

/// `None` for a code that has no words.
pub fn hint(code: &str, path: &str, place: &Place, expected: Expected) -> Option<String> {
    let last = path.rsplit('.').next().unwrap_or_default();
    Some(match code {
        "missing" | "wrong_type" | "empty" | "too_long" if path == "track.event" => "For example `track(\"add_to_wishlist\")`.".into(),
        // While it runs, only what a source gave can still be wrong.
        "wrong_type" | "out_of_range" | "empty" | "too_long" | "not_currency" if path.starts_with("goals.") => {
            "See what stands there on the page, or take a part of it with `regex`.".into()
        }
        "wrong_type" => wrong_type(place, expected),
        "out_of_range" | "empty" | "not_currency" => for_example(place),
        "unknown_value" => {
            let Expected::Kind(Kind::OneOf(names)) = expected else { return Some(for_example(place)) };
            match near(text(place.value), names) {
                Some(name) => format!("Did you mean \"{name}\"?"),
                None => for_example(place),
            }
        }
        "too_long" => "Shorten it.".into(),
        "missing" => match example(&place.trail) {
            Some(example) => format!("Add it, for example {example}."),
            None => "Add it.".into(),
        },
        "threw" => "Fix the getter, or give a plain value instead.".into(),
        "cyclic" | "not_data" => "A configuration is data: plain objects, lists, texts, numbers, true and false.".into(),
        "too_deep" => "A configuration is shallow: give the value itself, not the object that it comes from.".into(),
        "not_finite" => "Check how it is computed: text that is not a number becomes NaN.".into(),
        "too_many" => "Leave out what this page does not need.".into(),
        // What is no object has become one with this name.
        "unknown_key" if path == "track.data" => {
            "What an event says is an object, for example `track(\"add_to_cart\", { value: 19.99 })`.".into()
        }
        "unknown_key" => match expected {
            Expected::Keys(fields) => {
                let known: Vec<&'static str> =
                    fields.iter().map(|field| field.name).filter(|name| !(path.starts_with("track.") && OWN.contains(name))).collect();
                meant(last, &known)
            }
            _ => "Leave it out.".into(),
        },
        "unknown_trigger" => meant(last, &triggers::names()),
        "one_trigger" => match members(place.value).count() {
            0 => for_example(place),
            _ => "Write a goal for each trigger, each with an id of its own.".into(),
        },
        "one_source" => match expected {
            Expected::Keys(kinds) if kinds.iter().any(|kind| !get(place.value, kind.name).is_empty()) => "Keep one of them.".into(),
            _ => "Say what to read, for example `{ data: \"sku\" }`.".into(),
        },
        "duplicate_id" => "Give each goal an id of its own.".into(),
        "needs_key" => {
            "Add a `key` that is the same on every page, for example `key: { data: \"sku\" }`, or write `once: \"page\"`.".into()
        }
        "needs_currency" => "Add `currency: \"EUR\"` to the goal or to the options.".into(),
        "selector" => format!("Try it in the browser's console: `document.querySelector({})`.", shown(place.value)),
        "regex" => "Try it in the browser's console, with `new RegExp`. Inside quotes a backslash is written twice.".into(),
        "not_found" => not_found(place.value),
        "second_start" => "Call `start` once and share what it gives, or call `stop` on the first instance before.".into(),
        "module" => module(path).into(),
        _ => return None,
    })
}

fn for_example(place: &Place) -> String {
    match example(&place.trail) {
        Some(example) => format!("For example {example}."),
        None => "Write what is expected, or leave it out.".into(),
    }
}

fn meant(name: &str, known: &[&'static str]) -> String {
    match near(name, known) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("Known here: {}.", kind::names(known.iter().copied(), "and")),
    }
}

/// What was probably meant, where the value itself shows it.
fn wrong_type(place: &Place, expected: Expected) -> String {
    if place.value.starts_with('@') {
        return format!("Functions are not called here. {}", for_example(place));
    }
    let Expected::Kind(kind) = expected else { return for_example(place) };
    let inner = text(place.value);
    match shape(place.value) {
        Shape::Text if takes(kind, |kind| matches!(kind, Kind::Number { .. })) && number(inner).is_some() => {
            format!("Write it without quotes: {inner}.")
        }
        Shape::Text if takes(kind, |kind| *kind == Kind::Flag) && matches!(inner, "true" | "false") => {
            format!("Write it without quotes: {inner}.")
        }
        Shape::Number
            if takes(kind, |kind| matches!(kind, Kind::Text { .. })) && !takes(kind, |kind| matches!(kind, Kind::List { .. })) =>
        {
            format!("Write it in quotes: {}.", quoted(place.value))
        }
        _ => for_example(place),
    }
}

fn takes(kind: &Kind, fits: fn(&Kind) -> bool) -> bool {
    match kind {
        Kind::Either(kinds) => kinds.iter().any(|kind| takes(kind, fits)),
        kind => fits(kind),
    }
}

fn not_found(source: &str) -> String {
    if let Some(short) = text(get(source, "data")).strip_prefix("data-") {
        return format!("`data` takes the name without `data-`: write `data: {}`.", quoted(short));
    }
    if !get(source, "regex").is_empty() {
        return "See whether it is there, and whether the regular expression matches and has a group in round brackets.".into();
    }
    "See whether the element has it, or say with `from` where else to look.".into()
}

/// By what the engines say when a policy forbids WebAssembly: Chromium and WebKit name `unsafe-eval`, Firefox the policy.
fn module(error: &str) -> &'static str {
    if ["unsafe-eval", "Content Security Policy", "CSP"].iter().any(|word| error.contains(word)) {
        "The page's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to its `script-src`."
    } else if error.contains("UTF-8") {
        "Serve the script with `Content-Type: text/javascript; charset=utf-8`."
    } else {
        "Load the file again as it was published. If it still fails, it is a defect of Waymark: please report it with this text."
    }
}
