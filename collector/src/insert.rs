//! One batch into the tables.

use crate::batch::{Batch, Previous};
use crate::event::Event;
use rusqlite::{Connection, OptionalExtension, Result, named_params, params};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A batch and the moment at which its first bytes came.
pub struct Received {
    pub batch: Batch,
    pub at: String,
}

pub fn insert(connection: &Connection, received: &Received) -> Result<()> {
    let Received { batch, at } = received;
    insert_batch(connection, batch, at)?;
    let mut stored = 0;
    for event in &batch.events {
        stored += insert_event(connection, batch, event, at)? as u64;
    }
    update_stream(connection, batch, stored, at)?;
    match &batch.prev {
        Some(previous) => raise(connection, previous, at),
        None => Ok(()),
    }
}

fn insert_batch(connection: &Connection, batch: &Batch, at: &str) -> Result<()> {
    // ON CONFLICT, as below: OR IGNORE would swallow what breaks NOT NULL as well.
    let mut statement = connection.prepare_cached(
        "INSERT INTO batches (stream_id, batch_id, received_at, sent_at, mono, attempt, hw, drops, prev_stream_id, prev_hw,
           session_id, visitor_id, user_id, sdk, sample, automated, events, extra)
         VALUES (:stream_id, :batch_id, :received_at, :sent_at, :mono, :attempt, :hw, :drops, :prev_stream_id, :prev_hw,
           :session_id, :visitor_id, :user_id, :sdk, :sample, :automated, :events, :extra)
         ON CONFLICT (stream_id, batch_id) DO NOTHING",
    )?;
    statement.execute(named_params! {
        ":stream_id": batch.stream_id, ":batch_id": batch.batch_id, ":received_at": at, ":sent_at": batch.sent_at,
        ":mono": batch.mono, ":attempt": integer(batch.attempt.unwrap_or(1)), ":hw": integer(batch.hw), ":drops": json(&batch.drops),
        ":prev_stream_id": batch.prev.as_ref().map(|prev| &prev.stream_id), ":prev_hw": batch.prev.as_ref().map(|prev| integer(prev.hw)),
        ":session_id": batch.session_id, ":visitor_id": batch.visitor_id, ":user_id": batch.user_id, ":sdk": batch.sdk,
        ":sample": batch.sample, ":automated": batch.automated.unwrap_or(false), ":events": integer(batch.events.len() as u64),
        ":extra": unknown(&batch.extra),
    })?;
    Ok(())
}

/// 1, or 0 for an event that is there already.
fn insert_event(connection: &Connection, batch: &Batch, event: &Event, at: &str) -> Result<usize> {
    let page = &batch.pages[event.page as usize];
    let details = &event.details;
    let mut statement = connection.prepare_cached(
        "INSERT INTO events (stream_id, seq, batch_id, received_at, time, session_id, visitor_id, user_id, event, goal, category,
           key, value, currency, transaction_id, items, props, confirmed, attempts, surface, value_error, sample, confidence,
           evidence, view_id, page_url, page_path, page_title, page_referrer, extra)
         VALUES (:stream_id, :seq, :batch_id, :received_at, :time, :session_id, :visitor_id, :user_id, :event, :goal, :category,
           :key, :value, :currency, :transaction_id, :items, :props, :confirmed, :attempts, :surface, :value_error, :sample, :confidence,
           :evidence, :view_id, :page_url, :page_path, :page_title, :page_referrer, :extra)
         ON CONFLICT (stream_id, seq) DO NOTHING",
    )?;
    statement.execute(named_params! {
        ":stream_id": batch.stream_id, ":seq": integer(event.seq), ":batch_id": batch.batch_id, ":received_at": at, ":time": event.time,
        ":session_id": batch.session_id, ":visitor_id": batch.visitor_id, ":user_id": batch.user_id,
        ":event": event.event, ":goal": details.goal, ":category": event.category,
        ":key": details.key, ":value": details.value, ":currency": details.currency, ":transaction_id": details.transaction_id,
        ":items": details.items.as_ref().map(json), ":props": details.props.as_ref().map(json),
        ":confirmed": details.confirmed, ":attempts": details.attempts.map(integer), ":surface": details.surface,
        ":value_error": details.value_error, ":sample": details.sample, ":confidence": details.confidence,
        ":evidence": details.evidence.as_ref().map(json),
        ":view_id": page.view_id, ":page_url": page.url, ":page_path": page.path, ":page_title": page.title, ":page_referrer": page.referrer,
        ":extra": unknown(&event.extra),
    })
}

/// Batches come late and twice: every figure of a stream is one that order and repeats do not change.
fn update_stream(connection: &Connection, batch: &Batch, stored: u64, at: &str) -> Result<()> {
    let known = "SELECT drops FROM streams WHERE stream_id = ?";
    let known: Option<String> = connection.prepare_cached(known)?.query_row([&batch.stream_id], |row| row.get(0)).optional()?;
    let mut drops: BTreeMap<String, u64> = known.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    for (reason, count) in &batch.drops {
        let most = drops.entry(reason.clone()).or_default();
        *most = (*count).max(*most);
    }
    let mut statement = connection.prepare_cached(
        "INSERT INTO streams (stream_id, hw, drops, events, repeats, prev_stream_id, prev_hw, first_received_at, last_received_at)
         VALUES (:stream_id, :hw, :drops, :events, :repeats, :prev_stream_id, :prev_hw, :at, :at)
         ON CONFLICT (stream_id) DO UPDATE SET
           hw = max(hw, excluded.hw), drops = excluded.drops,
           events = events + excluded.events, repeats = repeats + excluded.repeats,
           prev_stream_id = coalesce(prev_stream_id, excluded.prev_stream_id), prev_hw = coalesce(prev_hw, excluded.prev_hw),
           last_received_at = excluded.last_received_at",
    )?;
    statement.execute(named_params! {
        ":stream_id": batch.stream_id, ":hw": integer(batch.hw), ":drops": json(&drops),
        ":events": integer(stored), ":repeats": integer(batch.events.len() as u64 - stored),
        ":prev_stream_id": batch.prev.as_ref().map(|prev| &prev.stream_id), ":prev_hw": batch.prev.as_ref().map(|prev| integer(prev.hw)),
        ":at": at,
    })?;
    Ok(())
}

/// The next page tells how far its forerunner came: so a lost end shows, even of a stream of which nothing came at all.
fn raise(connection: &Connection, previous: &Previous, at: &str) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO streams (stream_id, hw, first_received_at, last_received_at) VALUES (?1, ?2, ?3, ?3)
         ON CONFLICT (stream_id) DO UPDATE SET hw = max(hw, excluded.hw)",
    )?;
    statement.execute(params![previous.stream_id, integer(previous.hw), at])?;
    Ok(())
}

/// All of them are below 2^53 (`kinds::integer`).
fn integer(value: u64) -> i64 {
    value as i64
}

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("JSON, written back")
}

fn unknown(members: &Map<String, Value>) -> Option<String> {
    (!members.is_empty()).then(|| json(members))
}
