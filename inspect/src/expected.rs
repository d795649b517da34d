//! What would have been right at a place, from the tables: for problems that come without it.

use crate::place::{Place, fields};
use crate::tables::{Field, Kind};
use crate::value::Value;

/// What would have been right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Expected {
    Nothing,
    Kind(&'static Kind),
    Keys(&'static [Field]),
}

static TRIGGER: Kind = Kind::Trigger;

pub fn at(code: &str, place: &Place) -> Expected {
    let this = place.kind;
    let kind = match code {
        "unknown_key" => return keys(place.holder.and_then(fields)),
        "one_source" => return keys(this.and_then(sources)),
        "one_trigger" | "unknown_trigger" => Some(&TRIGGER),
        "empty" if matches!(place.value, Value::List(_)) => this.and_then(|kind| narrow(kind, |kind| matches!(kind, Kind::List { .. }))),
        "empty" | "too_long" => this.and_then(|kind| narrow(kind, |kind| matches!(kind, Kind::Text { .. } | Kind::Selector | Kind::Regex))),
        "out_of_range" => this.and_then(|kind| narrow(kind, |kind| matches!(kind, Kind::Number { .. }))),
        "unknown_value" => this.and_then(|kind| narrow(kind, |kind| matches!(kind, Kind::OneOf(_)))),
        "not_currency" => this.and_then(|kind| narrow(kind, |kind| *kind == Kind::Currency)),
        "too_many" => place.holder.and_then(|kind| narrow(kind, |kind| matches!(kind, Kind::List { .. } | Kind::Map { .. }))),
        "wrong_type" | "missing" | "threw" | "not_finite" => this,
        _ => None,
    };
    kind.map_or(Expected::Nothing, Expected::Kind)
}

fn keys(fields: Option<&'static [Field]>) -> Expected {
    fields.map_or(Expected::Nothing, Expected::Keys)
}

/// The names of which a source has one.
fn sources(kind: &'static Kind) -> Option<&'static [Field]> {
    match kind {
        Kind::Source { kinds, fields } => fields.get(..*kinds),
        Kind::Either(kinds) => kinds.iter().find_map(sources),
        _ => None,
    }
}

/// The kind itself, or the first of its alternatives, that the code can be about.
fn narrow(kind: &'static Kind, fits: fn(&Kind) -> bool) -> Option<&'static Kind> {
    match kind {
        Kind::Either(kinds) => kinds.iter().find_map(|kind| narrow(kind, fits)),
        kind => fits(kind).then_some(kind),
    }
}
