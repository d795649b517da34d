//! What is wrong, code by code: the path, what was expected, what was found, and the goal's id.

use crate::expected::Expected;
use crate::hint::hint;
use crate::kind;
use crate::place::{self, Place};
use crate::shown::{LONGEST, cut, number, quoted, shown};
use crate::source;
use crate::tables::{self, Kind, tables};
use crate::value::Value;

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
    let id = place.goal.get("id").text();
    if id.trim().is_empty() || path.starts_with("goals.") || place.trail.last() == Some(&"id") {
        return String::new();
    }
    format!(" (goal {})", quoted(id))
}

fn what(code: &str, path: &str, place: &Place, expected: Expected) -> Option<String> {
    let value = place.value;
    let running = path.starts_with("goals.");
    let wanted = match expected {
        Expected::Kind(kind) if running => kind::constants(kind),
        Expected::Kind(kind) => kind::words(kind),
        Expected::Keys(fields) => kind::object(fields),
        Expected::Nothing => "something else".into(),
    };
    // While it runs, what is wrong is what a source gave.
    let read = source::words(value).filter(|_| running);
    let got = |found: &dyn Fn(&Value) -> String| match &read {
        Some(words) => format!(", read something else from {words}"),
        None if running && *value == Value::Function => ", got something else from the callback".into(),
        None if !value.is_there() => String::new(),
        None => format!(", got {}", found(value)),
    };
    let plain = got(&shown);
    Some(match code {
        "missing" | "wrong_type" | "empty" | "too_long" if path == "track.event" => "expected an event's name of 1 to 64 characters".into(),
        "wrong_type" if path == "track" => format!("what an event says is an object{plain}"),
        // The goal came with `addGoals`, whose text is not at hand any more.
        "wrong_type" | "out_of_range" | "empty" | "too_long" | "not_currency" if running && !value.is_there() => {
            format!("what was read from the page is not right ({code})")
        }
        "wrong_type" | "out_of_range" | "empty" | "unknown_value" | "not_currency" | "not_finite" => format!("expected {wanted}{plain}"),
        "too_long" => format!("expected {wanted}{}", got(&length)),
        "missing" => format!("missing, expected {wanted}"),
        "threw" => format!("reading it threw an error, expected {wanted}"),
        "too_many" => too_many(expected),
        "unknown_key" => "unknown key".into(),
        "unknown_trigger" => "unknown trigger".into(),
        "one_trigger" => format!("expected exactly one trigger{}", got(&|on| written(on, |_| true))),
        "several_events" => "this trigger sends events of several names, so none can be given".into(),
        "one_source" => {
            let Expected::Keys(fields) = expected else { return None };
            let known = |name: &str| fields.iter().any(|field| field.name == name);
            let names = kind::names(tables::names(fields), "and");
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
        "not_a_number" => match source::words(value) {
            Some(words) => format!("what stands in {words} is no number"),
            None => "what was found is no number".into(),
        },
        "no_field_value" => match source::words(value) {
            Some(words) => format!("the value of {words} is never read: it may be what a shopper wrote"),
            None => "the value of such a form field is never read: it may be what a shopper wrote".into(),
        },
        "callback_threw" => "the callback threw an error".into(),
        "callback_off" => "the callback threw three times on this page and is not called any more".into(),
        "internal" => "something in Waymark itself failed; the tracker goes on".into(),
        "not_loaded" => "a file that this goal needs could not be loaded".into(),
        "too_many_elements" => "matches more elements than are observed at once; the first 1,000 stay".into(),
        "second_start" => "`start` was called again for this collector and gave back the first instance".into(),
        _ => return None,
    })
}

/// How long it is, and how it begins.
fn length(value: &Value) -> String {
    format!("{}: {}", number(value.text().chars().count() as f64), shown(value))
}

fn too_many(expected: Expected) -> String {
    let (most, what) = match expected {
        Expected::Kind(Kind::List { max, .. }) => (*max, "items"),
        Expected::Kind(Kind::Map { max, .. }) => (*max, "names"),
        _ => (tables().most_goals, "goals"),
    };
    let most = number(most as f64);
    format!("expected at most {most} {what}; the first {most} stay")
}

/// `none`, or how many and which.
fn written(value: &Value, counts: impl Fn(&str) -> bool) -> String {
    let names: Vec<String> = value.members().iter().filter(|(name, _)| counts(name)).map(|(name, _)| cut(name, LONGEST)).collect();
    let more = if names.len() > LISTED { " …" } else { "" };
    match names.len() {
        0 => "none".into(),
        many => format!("{many}: {}{more}", kind::names(names.iter().take(LISTED).map(String::as_str), "and")),
    }
}

fn duplicate(path: &str, place: &Place) -> String {
    let id = place.goal.get("id").text();
    let own = path.strip_prefix("goals").and_then(place::index).map_or(0, |(index, _)| index);
    let goals = place.root.get("goals").items();
    let other = goals.get(..own).unwrap_or_default().iter().rposition(|goal| goal.get("id").text() == id);
    let other = other.map_or("an earlier goal".into(), |index| format!("goals[{index}]"));
    format!("{} is the id of {other} too; of goals with one id the last one holds", quoted(id))
}
