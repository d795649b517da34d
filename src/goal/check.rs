//! Loose configuration in, strict values out: whatever is wrong becomes a problem with its path, the rest stays.

use super::problem::{Expected, Problems};
use super::spec::{self, Field, Kind, Need};
use crate::json::Value;

/// The value as `kind` allows it, or `None` and at least one problem.
pub fn check(kind: &'static Kind, value: &Value, problems: &mut Problems) -> Option<Value> {
    let wrong = |code, problems: &mut Problems| {
        problems.add(code, Expected::Kind(kind));
        None
    };
    if let Value::Broken(reason) = value {
        return wrong(broken(reason), problems);
    }
    if !fits(kind, value) {
        return wrong("wrong_type", problems);
    }
    match (kind, value) {
        (Kind::Number { min, max }, Value::Number(number)) if number < min || number > max => wrong("out_of_range", problems),
        (Kind::Text { .. } | Kind::Selector, Value::Text(text)) if text.trim().is_empty() => wrong("empty", problems),
        (Kind::Text { max }, Value::Text(text)) if text.len() > *max => wrong("too_long", problems),
        (Kind::OneOf(names), Value::Text(text)) if !names.contains(&text.as_str()) => wrong("unknown_value", problems),
        (Kind::Currency, Value::Text(text)) => match currency(text) {
            Some(code) => Some(Value::Text(code)),
            None => wrong("not_currency", problems),
        },
        (Kind::Either(kinds), _) => {
            let fitting = kinds.iter().find(|kind| fits(kind, value))?;
            check(fitting, value, problems)
        }
        (Kind::List { of, max }, Value::List(items)) => {
            let mut clean = Vec::new();
            for (index, item) in items.iter().enumerate() {
                problems.item(index, |problems| {
                    if index < *max {
                        clean.extend(check(of, item, problems));
                    } else if index == *max {
                        problems.add("too_many", Expected::Kind(kind));
                    }
                });
            }
            Some(Value::List(clean))
        }
        (Kind::Map { of, max }, Value::Map(entries)) => {
            let mut clean = Vec::new();
            for (index, (name, value)) in entries.iter().enumerate() {
                problems.member(name, |problems| {
                    if index < *max {
                        clean.extend(check(of, value, problems).map(|value| (name.clone(), value)));
                    } else if index == *max {
                        problems.add("too_many", Expected::Kind(kind));
                    }
                });
            }
            Some(Value::Map(clean))
        }
        (Kind::Table(fields), Value::Map(_)) => table(fields, value, problems),
        (Kind::Trigger, Value::Map(_)) => trigger(value, problems),
        (Kind::OneKeyOf(count, fields), Value::Map(entries)) => {
            let kinds = fields.get(..*count).unwrap_or_default();
            let named = entries.iter().filter(|(name, _)| kinds.iter().any(|field| field.name == name)).count();
            let clean = table(fields, value, problems)?;
            if named == 1 {
                Some(clean)
            } else {
                problems.add("one_source", Expected::Keys(kinds));
                None
            }
        }
        _ => Some(value.clone()),
    }
}

/// The known members of an object. `None` if one that it cannot do without is wrong.
fn table(fields: &'static [Field], value: &Value, problems: &mut Problems) -> Option<Value> {
    let (clean, sound) = members(fields, value, problems);
    sound.then_some(clean)
}

/// The known members of an object, and whether all that it cannot do without are there.
pub fn members(fields: &'static [Field], value: &Value, problems: &mut Problems) -> (Value, bool) {
    let mut clean = Vec::new();
    let mut sound = true;
    for field in fields {
        let seen = match value.get(field.name) {
            None if field.need == Need::Required => problems.member(field.name, |problems| {
                problems.add("missing", Expected::Kind(&field.kind));
                None
            }),
            None => continue,
            Some(value) => problems.member(field.name, |problems| check(&field.kind, value, problems)),
        };
        match seen {
            Some(value) => clean.push((field.name.into(), value)),
            None => sound &= field.need == Need::Optional,
        }
    }
    for (name, _) in value.entries() {
        if !fields.iter().any(|field| field.name == name) {
            problems.member(name, |problems| problems.add("unknown_key", Expected::Keys(fields)));
        }
    }
    (Value::Map(clean), sound)
}

/// Does the value have the shape that the kind is written in?
fn fits(kind: &Kind, value: &Value) -> bool {
    match kind {
        Kind::Flag => matches!(value, Value::Bool(_)),
        Kind::True => *value == Value::Bool(true),
        Kind::False => *value == Value::Bool(false),
        Kind::Number { .. } => matches!(value, Value::Number(_)),
        Kind::Text { .. } | Kind::OneOf(_) | Kind::Selector | Kind::Currency => matches!(value, Value::Text(_)),
        Kind::Function => matches!(value, Value::Function(_)),
        Kind::List { .. } | Kind::Goals => matches!(value, Value::List(_)),
        Kind::Map { .. } | Kind::Table(_) | Kind::OneKeyOf(..) | Kind::Trigger => matches!(value, Value::Map(_)),
        Kind::Either(kinds) => kinds.iter().any(|kind| fits(kind, value)),
    }
}

/// ISO 4217 by its shape: three letters. `eur` is mended.
pub fn currency(text: &str) -> Option<String> {
    let text = text.trim();
    (text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic())).then(|| text.to_ascii_uppercase())
}

fn broken(reason: &str) -> &'static str {
    const REASONS: &[&str] = &["threw", "cyclic", "too_deep", "not_data", "not_finite", "too_many"];
    REASONS.iter().find(|known| **known == reason).copied().unwrap_or("not_data")
}

/// The one trigger of a goal, with its options: a map of one entry.
fn trigger(on: &Value, problems: &mut Problems) -> Option<Value> {
    let [(name, options)] = on.entries() else {
        problems.add("one_trigger", Expected::Kind(&Kind::Trigger));
        return None;
    };
    problems.member(name, |problems| {
        let Some(spec) = spec::trigger(name) else {
            problems.add("unknown_trigger", Expected::Kind(&Kind::Trigger));
            return None;
        };
        let options = check(&spec.options, options, problems)?;
        Some(Value::Map(Vec::from([(name.clone(), options)])))
    })
}
