//! `Batch`, the canonical format (js/api.d.ts), read strictly: all of it is right, or none of it is taken.

use crate::event::Event;
use crate::fields::Fields;
use crate::json;
use crate::kinds::{flag, id, integer, list, not_negative, number, share, text, time};
use crate::limits;
use crate::reject::Reject;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashSet};

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Batch {
    pub v: u64,
    pub batch_id: String,
    pub stream_id: String,
    pub sent_at: String,
    pub mono: f64,
    pub session_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    pub sdk: String,
    /// Highest sequence number that the stream had given when this was sent.
    pub hw: u64,
    pub drops: BTreeMap<String, u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prev: Option<Previous>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempt: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sample: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub automated: Option<bool>,
    pub pages: Vec<Page>,
    pub events: Vec<Event>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// The stream before this one in the same tab.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Previous {
    pub stream_id: String,
    pub hw: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page {
    pub view_id: String,
    pub url: String,
    pub path: String,
    pub title: String,
    pub referrer: String,
}

impl Batch {
    pub fn parse(bytes: &[u8]) -> Result<Batch, Reject> {
        let mut fields = Fields::of(json::parse(bytes)?)?;
        let batch = Batch {
            v: fields.required("v", version)?,
            batch_id: fields.required("batch_id", id)?,
            stream_id: fields.required("stream_id", id)?,
            sent_at: fields.required("sent_at", time)?,
            mono: fields.required("mono", not_negative)?,
            session_id: fields.required("session_id", id)?,
            visitor_id: fields.optional("visitor_id", id)?,
            user_id: fields.optional("user_id", id)?,
            sdk: fields.required("sdk", id)?,
            hw: fields.required("hw", integer)?,
            drops: fields.required("drops", drops)?,
            prev: fields.optional("prev", Previous::read)?,
            attempt: fields.optional("attempt", integer)?,
            sample: fields.optional("sample", share)?,
            automated: fields.optional("automated", flag)?,
            pages: fields.required("pages", |value| list(value, limits::PAGES, Page::read))?,
            events: fields.required("events", |value| list(value, limits::EVENTS, Event::read))?,
            extra: fields.rest(),
        };
        batch.check_references()?;
        Ok(batch)
    }

    /// What no event knows alone.
    fn check_references(&self) -> Result<(), Reject> {
        let mut seqs = HashSet::new();
        for (index, event) in self.events.iter().enumerate() {
            let (name, reject) = match event {
                event if event.seq > self.hw => ("seq", Reject::contract("above_hw", "must not be above the batch's `hw`")),
                event if !seqs.insert(event.seq) => ("seq", Reject::contract("repeated_seq", "stands twice in this batch")),
                event if event.page >= self.pages.len() as u64 => {
                    ("page", Reject::contract("out_of_range", "must be an index into `pages`"))
                }
                _ => continue,
            };
            return Err(reject.within(name).within_item(index).within("events"));
        }
        Ok(())
    }
}

impl Previous {
    fn read(value: Value) -> Result<Previous, Reject> {
        let mut fields = Fields::of(value)?;
        Ok(Previous { stream_id: fields.required("stream_id", id)?, hw: fields.required("hw", integer)? })
    }
}

impl Page {
    fn read(value: Value) -> Result<Page, Reject> {
        let mut fields = Fields::of(value)?;
        Ok(Page {
            view_id: fields.required("view_id", id)?,
            url: fields.required("url", text)?,
            path: fields.required("path", text)?,
            title: fields.required("title", text)?,
            referrer: fields.required("referrer", text)?,
        })
    }
}

fn version(value: Value) -> Result<u64, Reject> {
    match number(value.clone())? {
        1.0 => Ok(1),
        _ => Err(Reject::contract("unknown_version", "must be 1: this collector knows no other version of the format")),
    }
}

fn drops(value: Value) -> Result<BTreeMap<String, u64>, Reject> {
    let counts = Fields::of(value)?.rest();
    if counts.len() > limits::DROP_REASONS {
        return Err(Reject::contract("too_many", format!("must not have more than {} reasons", limits::DROP_REASONS)));
    }
    // A reason is a word of the sender: an answer does not repeat it.
    counts.into_iter().map(|(reason, count)| Ok((id(Value::String(reason))?, integer(count)?))).collect()
}
