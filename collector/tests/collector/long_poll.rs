//! `GET /rows` waits for what is not there yet.

use crate::support::{Client, Collector, batch, sent};
use serde_json::{Value, json};
use std::thread;
use tempfile::tempdir;

const TOKEN: (&str, &str) = ("authorization", "Bearer test-token");

fn wait(client: &mut Client, query: &str) -> Value {
    client.send("GET", &format!("/rows?{query}"), &[TOKEN], b"").unwrap().json()
}

#[test]
fn rows_that_are_there_come_at_once_in_pages() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    collector.post(&sent(&batch("stream", 0..5)));
    let mut client = collector.client();
    let seqs = |answer: &Value| answer["rows"].as_array().unwrap().iter().map(|row| row["seq"].as_u64().unwrap()).collect::<Vec<_>>();
    let first = wait(&mut client, "wait=30&limit=3");
    assert_eq!((seqs(&first), &first["next"]), (vec![0, 1, 2], &json!(3)));
    let second = wait(&mut client, "after=3&wait=30&limit=3");
    assert_eq!((seqs(&second), &second["next"]), (vec![3, 4], &json!(5)));
    assert_eq!(wait(&mut client, "after=5"), json!({ "rows": [], "next": 5 }));
}

#[test]
fn a_row_that_comes_ends_the_wait() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    let mut after = 0;
    for round in 0..20 {
        let mut waiting = collector.client();
        waiting.begin("GET", &format!("/rows?after={after}&wait=30"), &[TOKEN], 0).unwrap();
        // At any moment of the wait: before, at and after its first look.
        let sending = thread::scope(|scope| {
            scope.spawn(|| collector.post(&sent(&batch("stream", [round]))).status);
            waiting.answer().unwrap().json()
        });
        assert_eq!(sending["rows"][0]["seq"], round);
        after = sending["next"].as_i64().unwrap();
    }
}

#[test]
fn a_repeat_is_no_news() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    collector.post(&sent(&batch("stream", [0])));
    let mut waiting = collector.client();
    waiting.begin("GET", "/rows?after=1&wait=30", &[TOKEN], 0).unwrap();
    collector.post(&sent(&batch("stream", [0])));
    collector.post(&sent(&batch("stream", [1])));
    assert_eq!(waiting.answer().unwrap().json()["rows"][0]["seq"], 1);
}

#[test]
fn a_wait_without_news_ends_by_itself() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    assert_eq!(wait(&mut collector.client(), "after=7&wait=0.05"), json!({ "rows": [], "next": 7 }));
}

#[test]
fn a_query_that_makes_no_sense_is_a_400() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    for query in ["after=x", "after=-1", "wait=-1", "wait=NaN", "wait=inf&after=x", "limit=0", "limit=-1", "after=99999999999999999999"] {
        let answer = collector.get(&format!("/rows?{query}"));
        assert_eq!((answer.status, answer.error().0.as_str()), (400, "bad_query"), "{query}");
    }
}
