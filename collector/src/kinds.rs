//! The kinds of values in a batch. A value of another type is a 400, one out of its range a 422.

use crate::fields::Kind;
use crate::limits;
use crate::reject::Reject;
use crate::time;
use serde_json::Value;

pub fn text(value: Value) -> Result<String, Reject> {
    at_most(limits::TEXT, string(value)?)
}

/// An identifier: never empty, and nothing that a terminal or a file name would mind.
pub fn id(value: Value) -> Result<String, Reject> {
    name(limits::ID, value)
}

pub fn event_name(value: Value) -> Result<String, Reject> {
    name(limits::EVENT_NAME, value)
}

fn name(most: usize, value: Value) -> Result<String, Reject> {
    let text = at_most(most, string(value)?)?;
    if text.is_empty() {
        return Err(Reject::contract("empty_text", "must not be empty"));
    }
    if text.chars().any(char::is_control) {
        return Err(Reject::contract("control_character", "must not hold control characters"));
    }
    Ok(text)
}

fn string(value: Value) -> Result<String, Reject> {
    match value {
        Value::String(text) => Ok(text),
        _ => Err(Reject::bad("wrong_type", "must be text")),
    }
}

fn at_most(most: usize, text: String) -> Result<String, Reject> {
    match text.chars().nth(most) {
        None => Ok(text),
        Some(_) => Err(Reject::contract("too_long", format!("must not have more than {most} characters"))),
    }
}

pub fn number(value: Value) -> Result<f64, Reject> {
    value.as_f64().ok_or_else(|| Reject::bad("wrong_type", "must be a number"))
}

pub fn not_negative(value: Value) -> Result<f64, Reject> {
    match number(value)? {
        number if number >= 0.0 => Ok(number),
        _ => Err(Reject::contract("negative", "must not be negative")),
    }
}

/// From 0 to 1.
pub fn share(value: Value) -> Result<f64, Reject> {
    match number(value)? {
        number if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err(Reject::contract("out_of_range", "must be from 0 to 1")),
    }
}

pub fn integer(value: Value) -> Result<u64, Reject> {
    match value.as_u64() {
        Some(integer) if integer <= limits::INTEGER => Ok(integer),
        Some(_) => Err(Reject::contract("out_of_range", "must be less than 2^53")),
        None if not_negative(value)? > limits::INTEGER as f64 => Err(Reject::contract("out_of_range", "must be less than 2^53")),
        None => Err(Reject::contract("not_integer", "must be an integer, written without a point")),
    }
}

pub fn flag(value: Value) -> Result<bool, Reject> {
    value.as_bool().ok_or_else(|| Reject::bad("wrong_type", "must be true or false"))
}

/// The shape of ISO 4217; which codes exist changes with the years.
pub fn currency(value: Value) -> Result<String, Reject> {
    let text = string(value)?;
    match text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        true => Ok(text),
        false => Err(Reject::contract("not_currency", "must be an ISO 4217 code: three capital letters")),
    }
}

pub fn time(value: Value) -> Result<String, Reject> {
    let text = string(value)?;
    match time::is_utc(&text) {
        true => Ok(text),
        false => Err(Reject::contract("not_time", "must be ISO 8601 in UTC: YYYY-MM-DDThh:mm:ss.sssZ")),
    }
}

pub fn list<T>(value: Value, most: usize, kind: Kind<T>) -> Result<Vec<T>, Reject> {
    let Value::Array(items) = value else {
        return Err(Reject::bad("wrong_type", "must be a list"));
    };
    if items.len() > most {
        return Err(Reject::contract("too_many", format!("must not have more than {most} entries")));
    }
    items.into_iter().enumerate().map(|(index, item)| kind(item).map_err(|reject| reject.within_item(index))).collect()
}
