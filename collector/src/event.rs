//! `TrackedEvent` of the canonical batch (js/api.d.ts).

use crate::fields::Fields;
use crate::kinds::{self, event_name, flag, id, integer, list, not_negative, number, share, text, time};
use crate::limits;
use crate::reject::Reject;
use serde::Serialize;
use serde_json::{Map, Value};

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    pub seq: u64,
    pub time: String,
    pub event: String,
    /// Index into the batch's pages.
    pub page: u64,
    pub category: String,
    #[serde(flatten)]
    pub details: Details,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What an event may say.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Details {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub props: Option<Map<String, Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempts: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub surface: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_error: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sample: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<String>>,
}

impl Event {
    pub fn read(value: Value) -> Result<Event, Reject> {
        let mut fields = Fields::of(value)?;
        let page = fields.required("page", integer)?;
        let value = Value::Object(fields.rest());
        if value.to_string().len() > limits::EVENT_BYTES {
            return Err(Reject::contract("event_too_large", format!("must not have more than {} bytes of JSON", limits::EVENT_BYTES)));
        }
        let mut fields = Fields::of(value)?;
        Ok(Event {
            seq: fields.required("seq", integer)?,
            time: fields.required("time", time)?,
            event: fields.required("event", event_name)?,
            page,
            category: fields.required("category", category)?,
            details: Details {
                goal: fields.optional("goal", id)?,
                key: fields.optional("key", text)?,
                value: fields.optional("value", not_negative)?,
                currency: fields.optional("currency", kinds::currency)?,
                transaction_id: fields.optional("transaction_id", text)?,
                items: fields.optional("items", |value| list(value, limits::ITEMS, item))?,
                props: fields.optional("props", props)?,
                confirmed: fields.optional("confirmed", flag)?,
                attempts: fields.optional("attempts", integer)?,
                surface: fields.optional("surface", text)?,
                value_error: fields.optional("value_error", flag)?,
                sample: fields.optional("sample", share)?,
                confidence: fields.optional("confidence", share)?,
                evidence: fields.optional("evidence", |value| list(value, limits::EVIDENCE, text))?,
            },
            extra: fields.rest(),
        })
    }
}

fn category(value: Value) -> Result<String, Reject> {
    let name = text(value)?;
    match name.as_str() {
        "milestone" | "secondary" => Ok(name),
        _ => Err(Reject::contract("unknown_category", "must be milestone or secondary")),
    }
}

const ITEM_TEXTS: [&str; 5] = ["item_id", "item_name", "item_variant", "item_brand", "item_category"];
const ITEM_NUMBERS: [&str; 2] = ["price", "quantity"];

/// A product, kept as it came: what is known of it is right, what is not known stays.
fn item(value: Value) -> Result<Value, Reject> {
    let mut fields = Fields::of(value.clone())?;
    for name in ITEM_TEXTS {
        fields.optional(name, text)?;
    }
    for name in ITEM_NUMBERS {
        fields.optional(name, number)?;
    }
    Ok(value)
}

fn props(value: Value) -> Result<Map<String, Value>, Reject> {
    let plain = |value: &Value| match value {
        Value::Object(_) => false,
        Value::Array(items) => items.iter().all(Value::is_string),
        _ => true,
    };
    let props = Fields::of(value)?.rest();
    match props.values().all(plain) {
        true => Ok(props),
        false => Err(Reject::bad("wrong_type", "must hold text, numbers, true, false, null and lists of text only")),
    }
}
