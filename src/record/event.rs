//! One event: what a firing becomes.

use super::{Category, redact};
use crate::goal::spec::EVENT_DATA;
use crate::goal::{Expected, Fields, Goal, Options, Part, Problems, check, currency};
use crate::json::{Value, Writer};

/// What an event says beside its number, its time and its page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    pub key: Option<String>,
    pub value: Option<f64>,
    pub currency: Option<String>,
    pub value_error: bool,
    pub transaction_id: Option<String>,
    pub items: Vec<Value>,
    pub props: Vec<(String, Value)>,
}

/// An event before it has a number.
#[derive(Clone, Debug)]
pub struct Draft {
    pub event: String,
    pub goal: Option<String>,
    pub category: Category,
    pub facts: Facts,
    /// When it happened, by the visitor's clock.
    pub wall: f64,
    pub send_now: bool,
}

/// The facts of a goal's firing, from what the host read. `missing` names each read that found nothing.
pub fn draft(goal: &Goal, fields: &Fields, key: Option<String>, props: &Value, mut missing: impl FnMut(usize)) -> Facts {
    for index in 0..goal.own {
        if *fields.at(index) == Value::Null {
            missing(index);
        }
    }
    let items: Vec<Value> = goal.items.iter().map(|parts| Value::Map(members(parts, fields))).collect();
    let own = goal.value.as_ref().map(|value| value.number(fields).filter(|number| *number >= 0.0));
    // Without a value of its own the event is worth its items, as GA4 computes it.
    // https://developers.google.com/analytics/devguides/collection/ga4/set-up-ecommerce
    let value = own.unwrap_or_else(|| worth(&items));
    let code = goal.currency.as_ref().and_then(|source| source.text(fields)).and_then(currency);
    let priced = goal.items.iter().flatten().any(|part| part.name == "price");
    let expected = own.is_some() || (priced && goal.currency.is_some());

    let mut all = Vec::new();
    for (name, read) in goal.reads.iter().enumerate().skip(goal.own).map(|(index, read)| (&read.path, fields.at(index))) {
        set(&mut all, name, read);
    }
    for (name, value) in props.entries() {
        set(&mut all, name, value);
    }
    for (name, value) in members(&goal.props, fields) {
        set(&mut all, &name, &value);
    }
    let complete = value.is_some() && code.is_some();
    Facts {
        key,
        value: value.filter(|_| complete),
        currency: code.filter(|_| complete),
        value_error: expected && !complete,
        transaction_id: None,
        items,
        props: all,
    }
}

/// The facts that the page hands to `track()`. `problems` stands at the call.
pub fn tracked(data: &Value, options: &Options, problems: &mut Problems) -> Facts {
    let data = match data {
        Value::Null => Value::Null,
        data => problems.member("data", |problems| check(&EVENT_DATA, data, problems)).unwrap_or(Value::Null),
    };
    let items = data.get("items").map(Value::list).unwrap_or_default().to_vec();
    let given = data.number_at("value");
    let value = given.or_else(|| worth(&items));
    let code = data.get("currency").or(options.currency.as_ref()).and_then(Value::text);
    let complete = value.is_some() && code.is_some();
    if given.is_some() && !complete {
        problems.member("data.value", |problems| problems.add("needs_currency", Expected::Nothing));
    }
    let mut props = Vec::new();
    for (name, value) in options.props.entries().iter().chain(data.get("props").map(Value::entries).unwrap_or_default()) {
        set(&mut props, name, value);
    }
    Facts {
        key: data.text_at("key").map(String::from),
        value: value.filter(|_| complete),
        currency: code.filter(|_| complete).map(String::from),
        value_error: given.is_some() && !complete,
        transaction_id: data.text_at("transaction_id").map(String::from),
        items,
        props,
    }
}

/// Later ones win: the option's props, then the goal's.
fn set(props: &mut Vec<(String, Value)>, name: &str, value: &Value) {
    if *value == Value::Null {
        return;
    }
    props.retain(|(other, _)| other != name);
    props.push((name.into(), value.clone()));
}

fn members(parts: &[Part], fields: &Fields) -> Vec<(String, Value)> {
    let mut members = Vec::new();
    for part in parts {
        let value = match part.name.as_str() {
            "price" | "quantity" => part.source.number(fields).filter(|number| *number >= 0.0).map(Value::Number),
            _ => Some(part.source.read(fields).clone()),
        };
        if let Some(value) = value.filter(|value| *value != Value::Null) {
            members.push((part.name.clone(), value));
        }
    }
    members
}

/// The sum of price × quantity, if every item has its price. A quantity that is not said is one.
pub fn worth(items: &[Value]) -> Option<f64> {
    if items.is_empty() {
        return None;
    }
    items.iter().try_fold(0.0, |sum, item| Some(sum + item.number_at("price")? * item.number_at("quantity").unwrap_or(1.0)))
}

impl Draft {
    /// The event's JSON but its page, which is an index into a batch's own list: `{…` without the closing brace.
    pub fn write(&self, seq: u64) -> String {
        let facts = &self.facts;
        let mut out = Writer::default();
        out.raw("{").key("seq").integer(seq);
        out.key("time").text(&super::iso(self.wall));
        out.key("event").text(&redact::text(&self.event));
        if let Some(goal) = &self.goal {
            out.key("goal").text(goal);
        }
        out.key("category").text(self.category.name());
        if let Some(key) = &facts.key {
            out.key("key").text(&redact::identifier(key));
        }
        if let Some(value) = facts.value {
            out.key("value").number(value);
        }
        if let Some(currency) = &facts.currency {
            out.key("currency").text(currency);
        }
        if facts.value_error {
            out.key("value_error").raw("true");
        }
        if let Some(id) = &facts.transaction_id {
            out.key("transaction_id").text(&redact::identifier(id));
        }
        if !facts.items.is_empty() {
            out.key("items").raw("[");
            for item in &facts.items {
                out.item();
                write_members(item.entries(), &mut out);
            }
            out.raw("]");
        }
        if !facts.props.is_empty() {
            out.key("props");
            write_members(&facts.props, &mut out);
        }
        out.out
    }
}

fn write_members(members: &[(String, Value)], out: &mut Writer) {
    out.raw("{");
    for (name, value) in members {
        out.key(&redact::text(name));
        match value {
            Value::Text(text) if matches!(name.as_str(), "item_id" | "item_variant") => out.text(&redact::identifier(text)),
            value => write_clean(value, out),
        };
    }
    out.raw("}");
}

fn write_clean<'w>(value: &Value, out: &'w mut Writer) -> &'w mut Writer {
    match value {
        Value::Text(text) => out.text(&redact::text(text)),
        Value::List(items) => {
            out.raw("[");
            for item in items {
                write_clean(item, out.item());
            }
            out.raw("]")
        }
        value => out.value(value),
    }
}
