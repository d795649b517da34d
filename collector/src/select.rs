//! Rows out of the tables, as JSON.

use rusqlite::{Connection, Result, Row, types::ValueRef};
use serde_json::{Map, Value, json};

/// How a column of SQLite, which has neither lists nor truth, becomes JSON.
#[derive(Clone, Copy)]
enum Shape {
    Plain,
    Flag,
    Json,
}
use Shape::{Flag, Json, Plain};

const COLUMNS: [(&str, &str, Shape); 35] = [
    ("row", "e.row", Plain),
    ("id", "e.stream_id || ':' || e.seq", Plain),
    ("stream_id", "e.stream_id", Plain),
    ("seq", "e.seq", Plain),
    ("batch_id", "e.batch_id", Plain),
    ("event", "e.event", Plain),
    ("goal", "e.goal", Plain),
    ("category", "e.category", Plain),
    ("key", "e.key", Plain),
    ("value", "e.value", Plain),
    ("currency", "e.currency", Plain),
    ("transaction_id", "e.transaction_id", Plain),
    ("items", "e.items", Json),
    ("props", "e.props", Json),
    ("confirmed", "e.confirmed", Flag),
    ("attempts", "e.attempts", Plain),
    ("surface", "e.surface", Plain),
    ("value_error", "e.value_error", Flag),
    ("sample", "e.sample", Plain),
    ("confidence", "e.confidence", Plain),
    ("evidence", "e.evidence", Json),
    ("extra", "e.extra", Json),
    ("time", "e.time", Plain),
    ("received_at", "e.received_at", Plain),
    ("session_id", "e.session_id", Plain),
    ("visitor_id", "e.visitor_id", Plain),
    ("user_id", "e.user_id", Plain),
    ("view_id", "e.view_id", Plain),
    ("page_url", "e.page_url", Plain),
    ("page_path", "e.page_path", Plain),
    ("page_title", "e.page_title", Plain),
    ("page_referrer", "e.page_referrer", Plain),
    ("sent_at", "b.sent_at", Plain),
    ("attempt", "b.attempt", Plain),
    ("automated", "b.automated", Flag),
];

/// The first `limit` rows after that one, oldest first.
pub fn rows(connection: &Connection, after: i64, limit: i64) -> Result<Vec<Value>> {
    let columns = COLUMNS.map(|(_, column, _)| column).join(", ");
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {columns} FROM events e LEFT JOIN batches b USING (stream_id, batch_id) WHERE e.row > ? ORDER BY e.row LIMIT ?"
    ))?;
    statement.query_map([after, limit], object)?.collect()
}

fn object(row: &Row) -> Result<Value> {
    let mut object = Map::new();
    for (index, (name, _, shape)) in COLUMNS.into_iter().enumerate() {
        object.insert(name.into(), value(row.get_ref(index)?, shape));
    }
    Ok(Value::Object(object))
}

fn value(value: ValueRef, shape: Shape) -> Value {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => Value::Null,
        ValueRef::Integer(integer) if matches!(shape, Flag) => json!(integer != 0),
        ValueRef::Integer(integer) => json!(integer),
        ValueRef::Real(real) => json!(real),
        ValueRef::Text(text) if matches!(shape, Json) => serde_json::from_slice(text).unwrap_or_default(),
        ValueRef::Text(text) => json!(String::from_utf8_lossy(text)),
    }
}
