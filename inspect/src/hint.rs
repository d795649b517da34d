//! How to mend it, code by code.

use crate::example::example;
use crate::expected::Expected;
use crate::kind;
use crate::near::near;
use crate::place::Place;
use crate::shown::{quoted, shown};
use crate::tables::{self, Kind, triggers};
use crate::value::Value;

/// What an event has and `track()` takes apart.
const OWN: &str = "event";

/// `None` for a code that has no words.
pub fn hint(code: &str, path: &str, place: &Place, expected: Expected) -> Option<String> {
    let last = path.rsplit('.').next().unwrap_or_default();
    Some(match code {
        "missing" | "wrong_type" | "empty" | "too_long" if path == "track.event" => "For example `track(\"add_to_wishlist\")`.".into(),
        // While it runs, only what a source gave can still be wrong.
        "wrong_type" | "out_of_range" | "empty" | "too_long" | "not_currency" if path.starts_with("goals.") => match place.value {
            Value::Function => "See what the callback gives.".into(),
            _ => "See what stands there on the page, or take a part of it with `regex`.".into(),
        },
        "wrong_type" => wrong_type(place, expected),
        "out_of_range" | "empty" | "not_currency" => for_example(place),
        "unknown_value" => {
            let Expected::Kind(Kind::OneOf(names)) = expected else { return Some(for_example(place)) };
            let names: Vec<&'static str> = names.iter().map(String::as_str).collect();
            match near(place.value.text(), &names) {
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
        "not_finite" => "Check how it is computed: text that is not a number becomes NaN.".into(),
        "too_many" => "Leave out what this page does not need.".into(),
        "unknown_key" => match expected {
            Expected::Keys(fields) => {
                let mut known = tables::names(fields);
                known.retain(|name| !(path.starts_with("track.") && *name == OWN));
                meant(last, &known)
            }
            _ => "Leave it out.".into(),
        },
        "unknown_trigger" => meant(last, &triggers()),
        "one_trigger" => match place.value.members().len() {
            0 => for_example(place),
            _ => "Write a goal for each trigger, each with an id of its own.".into(),
        },
        "one_source" => match expected {
            Expected::Keys(kinds) if kinds.iter().any(|kind| place.value.get(&kind.name).is_there()) => "Keep one of them.".into(),
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
        "several_events" => "Leave it out, or name the goal by its `id`, which travels with each event.".into(),
        "not_a_number" => "See what stands there on the page, take the number with `regex`, or say with `locale` how it is written.".into(),
        "no_field_value" => "Fields that may be read are numbers, ranges, selects, radio buttons, checkboxes and hidden ones.".into(),
        "callback_threw" => "Set a breakpoint in it: what it threw was caught, so that nothing else on the page breaks.".into(),
        "callback_off" => match last {
            "where" | "key" => "Without it nobody knows what counts, so the goal is off. Mend it and load the page again.".into(),
            _ => "The event goes without what it gave. Mend it and load the page again.".into(),
        },
        "internal" => "What it was about is lost. Please report it, with this path, which is the error.".into(),
        "not_loaded" => {
            "Serve all of Waymark's files beside each other, and see in the browser's network panel which one is missing.".into()
        }
        "too_many_elements" => "Write a narrower selector.".into(),
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
    let Expected::Kind(kind) = expected else { return for_example(place) };
    match place.value {
        Value::Function => format!("Functions are not called here. {}", for_example(place)),
        Value::Text(inner) if takes(kind, |kind| matches!(kind, Kind::Number { .. })) && inner.parse::<f64>().is_ok_and(f64::is_finite) => {
            format!("Write it without quotes: {inner}.")
        }
        Value::Text(inner)
            if inner == "true" && takes(kind, |kind| *kind == Kind::True)
                || inner == "false" && takes(kind, |kind| *kind == Kind::False) =>
        {
            format!("Write it without quotes: {inner}.")
        }
        Value::Number(inner)
            if takes(kind, |kind| matches!(kind, Kind::Text { .. })) && !takes(kind, |kind| matches!(kind, Kind::List { .. })) =>
        {
            format!("Write it in quotes: {}.", quoted(inner))
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

fn not_found(source: &Value) -> String {
    if let Some(short) = source.get("data").text().strip_prefix("data-") {
        return format!("`data` takes the name without `data-`: write `data: {}`.", quoted(short));
    }
    if source.get("regex").is_there() {
        return "See whether it is there, and whether the regular expression matches and has a group in round brackets.".into();
    }
    let page = ["meta", "jsonld", "query", "global"].into_iter().any(|name| source.get(name).is_there());
    if page { "See whether the page has it." } else { "See whether the element has it, or say with `from` where else to look." }.into()
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
