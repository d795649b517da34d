//! What the database can prove afterwards.

use crate::support::{Collector, batch, event, sent};
use rusqlite::{Connection, types::FromSql};
use serde_json::json;
use std::path::Path;
use tempfile::tempdir;

fn one<T: FromSql>(database: &Path, sql: &str) -> T {
    Connection::open(database).unwrap().query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn holes_and_their_reasons_show_per_stream() {
    let folder = tempdir().unwrap();
    let database = folder.path().join("a.sqlite");
    let collector = Collector::start(&database);
    let mut late = batch("stream", [7, 8]);
    late["drops"] = json!({ "suppressed": 2, "filtered": 1 });
    let mut early = batch("stream", [0, 1]);
    early["drops"] = json!({ "suppressed": 1 });
    // Out of order, and one of them twice.
    for sending in [&late, &late, &early] {
        assert_eq!(collector.post(&sent(sending)).status, 204);
    }
    let gaps = "SELECT format('%d %d %d %d', assigned, received, declared, unknown) FROM gaps WHERE stream_id = 'stream'";
    assert_eq!(one::<String>(&database, gaps), "9 4 3 2");
    assert_eq!(one::<i64>(&database, "SELECT repeats FROM streams"), 2);
    assert_eq!(one::<i64>(&database, "SELECT count(*) FROM batches"), 2);
}

#[test]
fn the_next_page_tells_of_a_lost_end() {
    let folder = tempdir().unwrap();
    let database = folder.path().join("a.sqlite");
    let collector = Collector::start(&database);
    collector.post(&sent(&batch("first", [0, 1])));
    for (stream, prev) in [("second", json!({ "stream_id": "first", "hw": 4 })), ("fourth", json!({ "stream_id": "third", "hw": 0 }))] {
        let mut sending = batch(stream, [0]);
        sending["prev"] = prev;
        assert_eq!(collector.post(&sent(&sending)).status, 204);
    }
    let unknown = "SELECT group_concat(stream_id || ' ' || unknown, ', ' ORDER BY stream_id) FROM gaps";
    assert_eq!(one::<String>(&database, unknown), "first 3, fourth 0, second 0, third 1");
}

#[test]
fn a_batch_is_described_as_it_first_came() {
    let folder = tempdir().unwrap();
    let database = folder.path().join("a.sqlite");
    let collector = Collector::start(&database);
    let mut sending = batch("stream", [0]);
    sending["automated"] = json!(true);
    sending["sample"] = json!(0.5);
    sending["weather"] = json!("rain");
    collector.post(&sent(&sending));
    sending["attempt"] = json!(2);
    collector.post(&sent(&sending));
    let row = "SELECT format('%s %s %s %d %d %s %s', sent_at, mono, attempt, hw, automated, sample, extra) FROM batches";
    assert_eq!(one::<String>(&database, row), r#"2026-11-25T08:00:01.000Z 1000.5 1 0 1 0.5 {"weather":"rain"}"#);
}

#[test]
fn one_sender_cannot_take_anothers_batch_id() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    for (stream, session) in [("hers", "s-1"), ("theirs", "s-2")] {
        let mut sending = batch(stream, [0]);
        sending["batch_id"] = json!("same");
        sending["session_id"] = json!(session);
        sending["events"] = json!([event(0)]);
        assert_eq!(collector.post(&sent(&sending)).status, 204);
    }
    assert_eq!(collector.rows().iter().map(|row| row["session_id"].clone()).collect::<Vec<_>>(), ["s-1", "s-2"]);
}

#[test]
fn what_cannot_be_written_is_never_acknowledged() {
    let folder = tempdir().unwrap();
    let database = folder.path().join("a.sqlite");
    let collector = Collector::start(&database);
    let body = sent(&batch("stream", [0]));
    let rename =
        |from: &str, to: &str| Connection::open(&database).unwrap().execute_batch(&format!("ALTER TABLE {from} RENAME TO {to}")).unwrap();
    rename("events", "gone");
    let answer = collector.post(&body);
    assert_eq!((answer.status, answer.error().0.as_str(), answer.header("retry-after")), (503, "unavailable", Some("5")));
    rename("gone", "events");
    assert_eq!(collector.post(&body).status, 204);
    assert_eq!(one::<i64>(&database, "SELECT repeats FROM streams"), 0);
}
