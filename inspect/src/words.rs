//! What is wrong, code by code: the path, what was expected, what was found, and the goal's id.

use crate::expected::Expected;
use crate::hint::hint;
use crate::kind;
use crate::place::{self, Place};
use crate::shown::{LONGEST, cut, number, quoted, shown};
use crate::source;
use waymark::goal::spec::{Kind, MOST_GOALS};
use waymark::json::{get, members, text};

/// A path can hold any name that a page's object has.
const LONGEST_PATH: usize = 200;
/// Names listed where there should be one.
const LISTED: usize = 5;

/// Message and hint. A code that has no words of its own is said as it is, without a hint.
pub fn of(code: &str, path: &str, place: &Place, expected: Expected) -> (String, Option<String>) {
    if code == "module" {
        // Its path is the error.
        return (format!("the WebAssembly module stopped or could not start: {path}"), hint(code, path, place, expected));
    }
    let where_ = if path.is_empty() { "options".into() } else { cut(path, LONGEST_PATH) };
    let Some(what) = what(code, path, place, expected) else { return (format!("{where_}: {code}"), None) };
    (format!("{where_}: {what}{}", goal(path, place)), hint(code, path, place, expected))
}

/// ` (goal "buy")`, where the path does not say it already.
fn goal(path: &str, place: &Place) -> String {
    let id = text(get(place.goal, "id"));
    if id.trim().is_empty() || path.starts_with("goals.") || place.trail.last() == Some(&"id") {
        return String::new();
    }
    format!(" (goal {})", quoted(id))
}

fn what(code: &str, path: &str, place: &Place, expected: Expected) -> Option<String> {
    let value = place.value;
    let wanted = match expected {
        Expected::Kind(kind) => kind::words(kind),
        Expected::Keys(fields) => kind::object(fields),
        Expected::Nothing => "something else".into(),
    };
    // While it runs, what is wrong is what a source gave.
    let read = source::words(value).filter(|_| path.starts_with("goals."));
    let got = |found: &dyn Fn(&str) -> String| match &read {
        Some(words) => format!(", read something else from {words}"),
        None if value.is_empty() => String::new(),
        None => format!(", got {}", found(value)),
    };
    let plain = got(&shown);
    Some(match code {
        "missing" | "wrong_type" | "empty" | "too_long" if path == "track.event" => "expected an event's name of 1 to 64 characters".into(),
        // The goal came with `addGoals`, whose text is not at hand any more.
        "wrong_type" | "out_of_range" | "empty" | "too_long" | "not_currency" if path.starts_with("goals.") && value.is_empty() => {
            format!("what was read from the page is not right ({code})")
        }
        "wrong_type" | "out_of_range" | "empty" | "unknown_value" | "not_currency" | "not_finite" => format!("expected {wanted}{plain}"),
        "too_long" => format!("expected {wanted}{}", got(&length)),
        "missing" => format!("missing, expected {wanted}"),
        "threw" => format!("reading it threw an error, expected {wanted}"),
        "cyclic" => format!("refers back to an object that it stands in, expected {wanted}"),
        "too_deep" => format!("stands too deep inside other objects, expected {wanted}"),
        "not_data" => format!("expected {wanted}, got something that is not plain data"),
        "too_many" => too_many(expected),
        "unknown_key" => "unknown key".into(),
        "unknown_trigger" => "unknown trigger".into(),
        "one_trigger" => format!("expected exactly one trigger{}", got(&|on| written(on, |_| true))),
        "one_source" => {
            let Expected::Keys(fields) = expected else { return None };
            let known = |name: &str| fields.iter().any(|field| field.name == name);
            let names = kind::names(fields.iter().map(|field| field.name), "and");
            format!("expected exactly one of {names}{}", got(&|source| written(source, known)))
        }
        "duplicate_id" => duplicate(path, place),
        "needs_key" => {
            format!("`once: {}` needs a `key`: without one the matched element is the key, and no element outlives its page", shown(value))
        }
        "needs_currency" => "a value needs a currency, and neither the goal nor the options give a right one".into(),
        "selector" => format!("the browser does not accept the selector {}", shown(value)),
        "regex" => format!("the browser does not accept the regular expression {}", shown(value)),
        "not_found" => match source::words(value) {
            Some(words) => format!("found nothing in {words}"),
            None => "found nothing on the page".into(),
        },
        "second_start" => "`start` was called again for this collector and gave back the first instance".into(),
        _ => return None,
    })
}

/// How long it is, and how it begins.
fn length(value: &str) -> String {
    format!("{}: {}", number(text(value).chars().count() as f64), shown(value))
}

fn too_many(expected: Expected) -> String {
    let (most, what) = match expected {
        Expected::Kind(Kind::List { max, .. }) => (*max, "items"),
        Expected::Kind(Kind::Map { max, .. }) => (*max, "names"),
        _ => (MOST_GOALS, "goals"),
    };
    let most = number(most as f64);
    format!("expected at most {most} {what}; the first {most} stay")
}

/// `none`, or how many and which.
fn written(value: &str, counts: impl Fn(&str) -> bool) -> String {
    let names: Vec<String> = members(value).filter(|(name, _)| counts(name)).map(|(name, _)| cut(name, LONGEST)).collect();
    let more = if names.len() > LISTED { " …" } else { "" };
    match names.len() {
        0 => "none".into(),
        many => format!("{many}: {}{more}", kind::names(names.iter().take(LISTED).map(String::as_str), "and")),
    }
}

fn duplicate(path: &str, place: &Place) -> String {
    let id = text(get(place.goal, "id"));
    let own = path.strip_prefix("goals").and_then(place::index).map_or(0, |(index, _)| index);
    let earlier = members(get(place.root, "goals")).take(own).enumerate();
    let other = earlier.filter(|(_, (_, goal))| text(get(goal, "id")) == id).last();
    let other = other.map_or("an earlier goal".into(), |(index, _)| format!("goals[{index}]"));
    format!("{} is the id of {other} too; of goals with one id the last one holds", quoted(id))
}
