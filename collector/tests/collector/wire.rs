//! Any batch that the contract allows is taken, and comes back as it was sent.

use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use tempfile::tempdir;
use waymark_collector::batch::Batch;
use waymark_collector::insert::Received;
use waymark_collector::store::Store;

/// Letters that encoders get wrong, among any others.
fn text(most: usize) -> impl Strategy<Value = String> {
    let letter = prop_oneof![any::<char>(), prop::sample::select(vec!['"', '\\', '\u{0}', '\u{7f}', '\u{2028}', '😀', 'é', '/', '\n'])];
    vec(letter, 0..=most).prop_map(String::from_iter)
}

fn name(most: usize) -> impl Strategy<Value = String> {
    text(most)
        .prop_map(|text| text.chars().filter(|letter| !letter.is_control()).collect::<String>())
        .prop_filter("empty", |text| !text.is_empty())
}

fn time() -> impl Strategy<Value = String> {
    (1970..2100, 1..=12, 1..=28, 0..24, 0..60, 0..60, 0..1000).prop_map(|(year, month, day, hour, minute, second, ms)| {
        format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{ms:03}Z")
    })
}

fn price() -> impl Strategy<Value = f64> {
    prop_oneof![
        0.0..1e6,
        (0..10_000_000u32).prop_map(|cents| f64::from(cents) / 100.0),
        prop::num::f64::POSITIVE.prop_filter("finite", |n| n.is_finite())
    ]
}

fn integer() -> impl Strategy<Value = u64> {
    prop_oneof![0..1_000u64, 0..(1u64 << 53)]
}

/// The members that are there.
fn members(list: Vec<(&str, Option<Value>)>) -> Value {
    list.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect::<Map<_, _>>().into()
}

fn some<T: Into<Value>>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Option<Value>> {
    of(value.prop_map(Into::into))
}

fn props() -> impl Strategy<Value = Value> {
    let value = prop_oneof![
        text(20).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        price().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
        vec(text(5), 0..4).prop_map(Value::from),
    ];
    btree_map(text(8), value, 0..6).prop_map(|map| map.into_iter().collect())
}

fn item() -> impl Strategy<Value = Value> {
    (some(text(10)), some(text(10)), some(price()), some(integer())).prop_map(|(id, name, price, quantity)| {
        members(vec![("item_id", id), ("item_name", name), ("price", price), ("quantity", quantity)])
    })
}

fn event() -> impl Strategy<Value = Value> {
    let needed = (time(), name(64), prop::sample::select(vec!["milestone", "secondary"]));
    let worth = (some(price()), some("[A-Z]{3}"), some(text(20)), some(vec(item(), 0..4)), some(props()));
    let rest = (some(name(128)), some(text(50)), some(any::<bool>()), some(integer()), some(0.0..=1.0f64), some(vec(text(5), 0..3)));
    (needed, worth, rest).prop_map(|((time, event, category), (value, currency, transaction, items, props), rest)| {
        let (goal, key, confirmed, attempts, confidence, evidence) = rest;
        members(vec![
            ("time", Some(time.into())),
            ("event", Some(event.into())),
            ("category", Some(category.into())),
            ("value", value),
            ("currency", currency),
            ("transaction_id", transaction),
            ("items", items),
            ("props", props),
            ("goal", goal),
            ("key", key),
            ("confirmed", confirmed),
            ("attempts", attempts),
            ("confidence", confidence),
            ("evidence", evidence),
        ])
    })
}

fn page() -> impl Strategy<Value = Value> {
    (name(128), text(100), text(100), text(100), text(100)).prop_map(
        |(id, url, path, title, referrer)| json!({ "view_id": id, "url": url, "path": path, "title": title, "referrer": referrer }),
    )
}

fn batch() -> impl Strategy<Value = Value> {
    let ids = (name(128), name(128), name(128), some(name(128)), some(name(128)));
    let events = vec((event(), any::<prop::sample::Index>(), 1..5u64), 0..6);
    let rest = (time(), price(), btree_map(name(20), integer(), 0..4), some(integer()), any::<bool>(), 0..100u64);
    (ids, vec(page(), 1..4), events, rest).prop_map(|((batch, stream, session, visitor, user), pages, events, rest)| {
        let (sent_at, mono, drops, attempt, with_prev, above) = rest;
        let mut seq = 0;
        let events: Vec<Value> = events
            .into_iter()
            .map(|(mut event, page, step)| {
                event["page"] = page.index(pages.len()).into();
                event["seq"] = seq.into();
                seq += step;
                event
            })
            .collect();
        members(vec![
            ("v", Some(1.into())),
            ("batch_id", Some(batch.into())),
            ("stream_id", Some(stream.clone().into())),
            ("session_id", Some(session.into())),
            ("visitor_id", visitor),
            ("user_id", user),
            ("sdk", Some("waymark/0.1.0".into())),
            ("sent_at", Some(sent_at.into())),
            ("mono", Some(mono.into())),
            ("hw", Some((seq + above).into())),
            ("drops", Some(json!(drops))),
            ("attempt", attempt),
            ("prev", with_prev.then(|| json!({ "stream_id": stream, "hw": above }))),
            ("pages", Some(pages.into())),
            ("events", Some(events.into())),
        ])
    })
}

/// The number, however it is written.
fn same(sent: &Value, kept: &Value) -> bool {
    sent == kept || (sent.is_number() && sent.as_f64() == kept.as_f64())
}

proptest! {
    #[test]
    fn a_right_batch_is_read_as_it_was_sent(sent in batch()) {
        let read = Batch::parse(sent.to_string().as_bytes()).map_err(|reject| TestCaseError::fail(format!("{reject:?}")))?;
        prop_assert_eq!(serde_json::to_value(&read).unwrap(), sent);
    }

    #[test]
    fn no_bytes_are_a_panic(bytes in vec(any::<u8>(), 0..200)) {
        let _ = Batch::parse(&bytes);
    }

    #[test]
    fn a_broken_batch_is_refused_without_a_panic(sent in batch(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = sent.to_string().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Err(reject) = Batch::parse(&bytes) {
            prop_assert!(reject.status.is_client_error() && !reject.message.is_empty());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_right_batch_comes_back_from_the_database(sent in batch()) {
        let folder = tempdir().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let rows = runtime.block_on(async {
            let (store, writer) = Store::open(&folder.path().join("a.sqlite")).unwrap();
            let batch = Batch::parse(sent.to_string().as_bytes()).unwrap();
            store.save(Received { batch, at: "2026-11-25T08:00:00.000Z".into() }).await.unwrap();
            let rows = store.rows(0, 100).await.unwrap();
            store.close(writer).await;
            rows
        });
        let events = sent["events"].as_array().unwrap();
        prop_assert_eq!(rows.len(), events.len());
        for (row, event) in rows.iter().zip(events) {
            for (name, value) in event.as_object().unwrap().iter().filter(|(name, _)| *name != "page") {
                prop_assert!(same(value, &row[name]), "{}: {} became {}", name, value, row[name]);
            }
            for name in ["batch_id", "stream_id", "session_id", "visitor_id", "user_id", "sent_at"] {
                prop_assert_eq!(&row[name], &sent[name]);
            }
            let page = &sent["pages"][event["page"].as_u64().unwrap() as usize];
            for (column, name) in [("view_id", "view_id"), ("page_url", "url"), ("page_path", "path"), ("page_title", "title"), ("page_referrer", "referrer")] {
                prop_assert_eq!(&row[column], &page[name]);
            }
        }
    }
}
