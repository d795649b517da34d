//! What is taken, and what each answer looks like.

use crate::support::{Collector, batch, event, sent};
use serde_json::{Value, json};
use tempfile::tempdir;

#[test]
fn a_batch_is_answered_204_and_stands_in_the_rows() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    let mut sending = batch("stream", [0, 1]);
    sending["visitor_id"] = json!("visitor");
    sending["attempt"] = json!(2);
    let answer = collector.post(&sent(&sending));
    assert_eq!((answer.status, answer.body.len()), (204, 0));

    let rows = collector.rows();
    assert_eq!(rows.iter().map(|row| &row["seq"]).collect::<Vec<_>>(), [0, 1]);
    let row = &rows[1];
    let expected = json!({
        "row": 2, "id": "stream:1", "stream_id": "stream", "seq": 1, "batch_id": "stream.1", "event": "add_to_cart", "goal": "buy",
        "category": "milestone", "key": "sku-1", "value": 19.9, "currency": "EUR", "transaction_id": null,
        "items": [{ "item_id": "sku-1", "item_name": "Shirt", "price": 19.9 }], "props": { "tag": "button" },
        "confirmed": null, "time": "2026-11-25T08:00:00.000Z", "sent_at": "2026-11-25T08:00:01.000Z", "session_id": "session",
        "visitor_id": "visitor", "user_id": null, "view_id": "view", "page_url": "https://shop.example/p/1", "page_path": "/p/1",
        "page_title": "Shirt", "attempt": 2, "automated": false, "extra": null,
    });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&row[name], value, "{name}");
    }
    assert!(row["received_at"].as_str().unwrap().ends_with('Z'));
}

#[test]
fn the_content_type_is_never_trusted() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    let types = ["text/plain;charset=UTF-8", "application/json", "application/x-www-form-urlencoded", "image/png", "nonsense"];
    for (at, kind) in types.into_iter().enumerate() {
        let body = sent(&batch(kind, [at as u64]));
        assert_eq!(collector.client().send("POST", "/collect", &[("content-type", kind)], &body).unwrap().status, 204, "{kind}");
    }
    assert_eq!(collector.rows().len(), types.len());
}

#[test]
fn repeats_are_taken_and_counted_once() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    for seqs in [vec![0, 1], vec![0, 1], vec![1, 2]] {
        assert_eq!(collector.post(&sent(&batch("stream", seqs))).status, 204);
    }
    assert_eq!(collector.rows().iter().map(|row| row["seq"].clone()).collect::<Vec<Value>>(), [0, 1, 2]);
}

#[test]
fn a_batch_with_one_bad_event_is_refused_whole() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    let mut poisoned = batch("stream", 0..100);
    poisoned["events"][42]["value"] = json!(-1);
    let answer = collector.post(&sent(&poisoned));
    assert_eq!((answer.status, answer.error()), (422, ("negative".into(), "events[42].value".into())));
    assert_eq!(collector.rows().len(), 0);
}

#[test]
fn a_refusal_never_repeats_what_was_sent() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    let canary = "<script>canary</script>";
    let mut bodies = vec![canary.as_bytes().to_vec(), format!("{{\"{canary}\":1,\"{canary}\":2}}").into_bytes()];
    for (name, value) in [
        ("currency", json!(canary)),
        ("seq", json!(canary)),
        ("props", json!({ canary: {} })),
        ("key", json!([canary])),
        ("time", json!(canary)),
    ] {
        let mut wrong = batch("stream", [0]);
        wrong["events"][0][name] = value;
        bodies.push(sent(&wrong));
    }
    let mut wrong = batch("stream", [0]);
    wrong["drops"] = json!({ canary: -1 });
    bodies.push(sent(&wrong));
    for body in bodies {
        let answer = collector.post(&body);
        assert!((400..500).contains(&answer.status));
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert!(!String::from_utf8_lossy(&answer.body).contains("canary"), "{answer:?}");
    }
    let answer = collector.get("/%3Cscript%3Ecanary?canary");
    assert_eq!((answer.status, answer.error().0.as_str()), (404, "not_found"));
    assert!(!String::from_utf8_lossy(&answer.body).contains("canary"));
}

#[test]
fn what_is_not_known_yet_is_kept() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    let mut newer = batch("stream", [0]);
    newer["weather"] = json!("rain");
    newer["events"][0]["mood"] = json!({ "is": "fine" });
    newer["events"][0]["items"][0]["colour"] = json!("red");
    assert_eq!(collector.post(&sent(&newer)).status, 204);
    let row = &collector.rows()[0];
    assert_eq!(row["extra"], json!({ "mood": { "is": "fine" } }));
    assert_eq!(row["items"][0]["colour"], "red");
}

#[test]
fn the_bounds_of_the_contract_are_inside() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    assert_eq!(collector.post(&sent(&batch("empty", []))).status, 204);
    let mut small = batch("many", 0..2_000);
    for event in small["events"].as_array_mut().unwrap() {
        event.as_object_mut().unwrap().retain(|name, _| ["seq", "time", "event", "page", "category"].contains(&name.as_str()));
    }
    assert_eq!(collector.post(&sent(&small)).status, 204);

    // 8 KiB without the page and the last brace, as the tracker measures; one byte more is refused.
    let mut large = event(0);
    large.as_object_mut().unwrap().remove("page");
    large["props"] = json!({ "text": "" });
    let room = 8 * 1024 + 1 - large.to_string().len();
    for (length, status) in [(room, 204), (room + 1, 422)] {
        large["props"] = json!({ "text": "x".repeat(length) });
        let mut sending = batch("large", [0]);
        sending["events"] = json!([large.clone()]);
        sending["events"][0]["page"] = json!(0);
        assert_eq!(collector.post(&sent(&sending)).status, status);
    }
    assert_eq!(collector.rows().len(), 2_001);
}
