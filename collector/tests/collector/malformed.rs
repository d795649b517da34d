//! Whatever comes, the answer is a clear 4xx, and the next good batch is taken.

use crate::support::{Answer, Collector, batch, sent};
use serde_json::{Value, json};
use tempfile::tempdir;

struct Case {
    name: String,
    body: Vec<u8>,
    status: u16,
    code: &'static str,
    path: String,
}

fn case(name: impl Into<String>, body: impl Into<Vec<u8>>, status: u16, code: &'static str, path: impl Into<String>) -> Case {
    Case { name: name.into(), body: body.into(), status, code, path: path.into() }
}

/// A batch with everything in it, so that every field can be broken.
fn full() -> Value {
    let mut full = batch("stream", [0, 1]);
    for (name, value) in
        [("visitor_id", json!("v")), ("user_id", json!("u")), ("attempt", json!(1)), ("sample", json!(1)), ("automated", json!(true))]
    {
        full[name] = value;
    }
    full["prev"] = json!({ "stream_id": "before", "hw": 3 });
    let event = &mut full["events"][1];
    for (name, value) in [
        ("confirmed", json!(true)),
        ("attempts", json!(1)),
        ("surface", json!("card")),
        ("value_error", json!(true)),
        ("sample", json!(0.5)),
        ("confidence", json!(0.9)),
        ("evidence", json!(["form"])),
        ("transaction_id", json!("t")),
    ] {
        event[name] = value;
    }
    full
}

/// Puts a value at a path like `events[1].items[0].price`.
fn put(batch: &mut Value, path: &str, value: Value) {
    let pointer = format!("/{}", path.replace('[', "/").replace(']', "").replace('.', "/"));
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = batch.pointer_mut(parent).unwrap();
    match name.parse::<usize>() {
        Ok(index) => parent[index] = value,
        Err(_) => parent[name] = value,
    }
}

fn changed(path: &str, value: Value) -> Vec<u8> {
    let mut batch = full();
    put(&mut batch, path, value);
    sent(&batch)
}

/// The bytes of a good batch, with one piece of text replaced.
fn patched(from: &str, to: &[u8]) -> Vec<u8> {
    let text = full().to_string();
    let at = text.find(from).unwrap_or_else(|| panic!("no {from}"));
    [&text.as_bytes()[..at], to, &text.as_bytes()[at + from.len()..]].concat()
}

const TEXTS: [&str; 26] = [
    "batch_id",
    "stream_id",
    "session_id",
    "visitor_id",
    "user_id",
    "sdk",
    "sent_at",
    "prev.stream_id",
    "pages[0].view_id",
    "pages[0].url",
    "pages[0].path",
    "pages[0].title",
    "pages[0].referrer",
    "events[1].time",
    "events[1].event",
    "events[1].category",
    "events[1].goal",
    "events[1].key",
    "events[1].currency",
    "events[1].transaction_id",
    "events[1].surface",
    "events[1].evidence[0]",
    "events[1].items[0].item_id",
    "events[1].items[0].item_name",
    "events[1].items[0].item_variant",
    "events[1].items[0].item_brand",
];
const NUMBERS: [&str; 13] = [
    "v",
    "mono",
    "hw",
    "prev.hw",
    "attempt",
    "sample",
    "events[1].seq",
    "events[1].page",
    "events[1].value",
    "events[1].attempts",
    "events[1].sample",
    "events[1].confidence",
    "events[1].items[0].price",
];
const FLAGS: [&str; 3] = ["automated", "events[1].confirmed", "events[1].value_error"];
const OBJECTS: [&str; 6] = ["drops", "prev", "pages[0]", "events[1]", "events[1].items[0]", "events[1].props"];
const LISTS: [&str; 4] = ["pages", "events", "events[1].items", "events[1].evidence"];
const NEEDED: [&str; 21] = [
    "v",
    "batch_id",
    "stream_id",
    "sent_at",
    "mono",
    "session_id",
    "sdk",
    "hw",
    "drops",
    "pages",
    "events",
    "prev.hw",
    "prev.stream_id",
    "pages[0].view_id",
    "pages[0].url",
    "events[1].seq",
    "events[1].time",
    "events[1].event",
    "events[1].page",
    "events[1].category",
    "pages[0].title",
];

fn not_json() -> Vec<Case> {
    let good = sent(&full());
    let mut cases = vec![
        case("nothing", "", 400, "empty", ""),
        case("blanks", " \r\n\t", 400, "empty", ""),
        case("byte order mark", [b"\xEF\xBB\xBF".as_slice(), &good].concat(), 400, "byte_order_mark", ""),
        case("UTF-16", [0xFF, 0xFE, b'{', 0, b'}', 0], 400, "not_utf8", ""),
        case("gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], 400, "not_utf8", ""),
        case("all bytes", (0..=255).collect::<Vec<u8>>(), 400, "not_utf8", ""),
        case("NUL", [0], 400, "malformed", ""),
        case("form", "data=1&b=2", 400, "malformed", ""),
        case("HTML", "<html>", 400, "malformed", ""),
        case("two batches", [good.as_slice(), &good].concat(), 400, "malformed", ""),
        case("a comma too many", "{\"v\":1,}", 400, "malformed", ""),
        case("single quotes", "{'v':1}", 400, "malformed", ""),
        case("NaN", patched("19.9", b"NaN"), 400, "malformed", ""),
        case("Infinity", patched("19.9", b"Infinity"), 400, "malformed", ""),
        case("undefined", patched("19.9", b"undefined"), 400, "malformed", ""),
        case("leading zero", patched("19.9", b"019.9"), 400, "malformed", ""),
        case("1e999", patched("19.9", b"1e999"), 400, "number_range", ""),
        case("-1e999", patched("19.9", b"-1e999"), 400, "number_range", ""),
        case("lone high surrogate", patched("Shirt", br"\ud800"), 400, "malformed", ""),
        case("lone low surrogate", patched("Shirt", br"\udc00"), 400, "malformed", ""),
        case("high surrogate twice", patched("Shirt", br"\ud800\ud800"), 400, "malformed", ""),
        case("raw line feed in text", patched("Shirt", b"a\nb"), 400, "malformed", ""),
        case("unknown escape", patched("Shirt", br"\x41"), 400, "malformed", ""),
        case("invalid UTF-8", patched("Shirt", b"\xC3\x28"), 400, "not_utf8", ""),
        case("overlong UTF-8", patched("Shirt", b"\xC0\xAF"), 400, "not_utf8", ""),
        case("surrogate in UTF-8", patched("Shirt", b"\xED\xA0\x80"), 400, "not_utf8", ""),
        case("duplicate key", patched("\"v\":1", b"\"v\":1,\"v\":1"), 400, "duplicate_key", ""),
        case("duplicate key within", patched("\"key\":", b"\"value\":1,\"value\":2,\"key\":"), 400, "duplicate_key", ""),
        case("duplicate key, escaped", patched("\"v\":1", br#""v":1,"\u0076":1"#), 400, "duplicate_key", ""),
        case("100,000 lists deep", "[".repeat(100_000), 400, "too_deep", ""),
        case("100,000 objects deep", "{\"a\":".repeat(100_000), 400, "too_deep", ""),
        case(
            "deep in a field not known",
            patched("\"v\":1", format!("\"v\":1,\"x\":{}{}", "[".repeat(200), "]".repeat(200)).as_bytes()),
            400,
            "too_deep",
            "",
        ),
        case("1 MiB and a byte", vec![b' '; 1024 * 1024 + 1], 413, "too_large", ""),
        case("8 MiB", vec![b'x'; 8 * 1024 * 1024], 413, "too_large", ""),
    ];
    for length in (1..good.len()).step_by(good.len() / 25) {
        cases.push(case(format!("the first {length} bytes"), &good[..length], 400, "truncated", ""));
    }
    cases
}

fn wrong_types() -> Vec<Case> {
    let mut cases: Vec<Case> = [json!(null), json!([]), json!("batch"), json!(1), json!(true)]
        .into_iter()
        .map(|value| case(format!("{value} for a batch"), sent(&value), 400, "wrong_type", ""))
        .collect();
    let kinds: [(&[&str], &[Value]); 5] = [
        (&TEXTS, &[json!(1), json!(null), json!(["a"]), json!({})]),
        (&NUMBERS, &[json!("1"), json!(null), json!(true), json!([1])]),
        (&FLAGS, &[json!("true"), json!(1), json!(null)]),
        (&OBJECTS, &[json!([]), json!(null), json!("a")]),
        (&LISTS, &[json!({}), json!(null), json!("a")]),
    ];
    for (paths, values) in kinds {
        for (path, value) in paths.iter().flat_map(|path| values.iter().map(move |value| (*path, value))) {
            cases.push(case(format!("{value} at {path}"), changed(path, value.clone()), 400, "wrong_type", path));
        }
    }
    for value in [json!({ "a": {} }), json!({ "a": [1] }), json!({ "a": [["b"]] }), json!({ "a": [null] })] {
        cases.push(case(format!("{value} for props"), changed("events[1].props", value), 400, "wrong_type", "events[1].props"));
    }
    cases
}

fn against_the_contract() -> Vec<Case> {
    let long = |length: usize| json!("ü".repeat(length));
    let mut cases = Vec::new();
    let mut wrong = |path: &str, value: Value, code: &'static str| {
        let name = value.to_string().chars().take(40).collect::<String>();
        cases.push(case(format!("{name} at {path}"), changed(path, value), 422, code, path));
    };
    for value in [json!(0), json!(2), json!(1.5), json!(-1)] {
        wrong("v", value, "unknown_version");
    }
    for path in ["hw", "prev.hw", "attempt", "events[1].seq", "events[1].page", "events[1].attempts"] {
        wrong(path, json!(-1), "negative");
        wrong(path, json!(0.5), "not_integer");
        wrong(path, json!(1u64 << 53), "out_of_range");
        wrong(path, json!(1e300), "out_of_range");
    }
    wrong("mono", json!(-0.1), "negative");
    wrong("events[1].value", json!(-0.01), "negative");
    for path in ["sample", "events[1].sample", "events[1].confidence"] {
        wrong(path, json!(1.01), "out_of_range");
        wrong(path, json!(-0.01), "out_of_range");
    }
    for path in
        ["batch_id", "stream_id", "session_id", "visitor_id", "user_id", "sdk", "prev.stream_id", "pages[0].view_id", "events[1].goal"]
    {
        wrong(path, json!(""), "empty_text");
        wrong(path, json!("a\u{0}b"), "control_character");
        wrong(path, long(129), "too_long");
    }
    wrong("events[1].event", json!(""), "empty_text");
    wrong("events[1].event", json!("a\nb"), "control_character");
    wrong("events[1].event", long(65), "too_long");
    for path in ["pages[0].url", "pages[0].path", "pages[0].title", "pages[0].referrer"] {
        wrong(path, long(4_097), "too_long");
    }
    for path in ["events[1].key", "events[1].transaction_id", "events[1].surface"] {
        wrong(path, json!("x".repeat(4_097)), "too_long");
    }
    for value in ["", "eur", "EURO", "EU", "€", "E1R", "ÄÖÜ"] {
        wrong("events[1].currency", json!(value), "not_currency");
    }
    for path in ["sent_at", "events[1].time"] {
        for value in ["", "now", "2026-11-25", "2026-11-25T08:00:00", "2026-11-25T08:00:00+01:00", "2026-02-30T08:00:00Z", "1764057600000"]
        {
            wrong(path, json!(value), "not_time");
        }
    }
    for value in ["", "diagnostic", "Milestone"] {
        wrong("events[1].category", json!(value), "unknown_category");
    }
    wrong("events[1].seq", json!(2), "above_hw");
    wrong("events[1].seq", json!(0), "repeated_seq");
    wrong("events[1].page", json!(1), "out_of_range");
    wrong("events[1].items", json!(vec![json!({}); 201]), "too_many");
    wrong("events[1].evidence", json!(vec!["a"; 101]), "too_many");
    wrong("events[1]", json!({ "page": 0, "props": { "a": "x".repeat(8_192) } }), "event_too_large");
    wrong("events", json!(vec![json!({}); 2_001]), "too_many");
    wrong("pages", json!(vec![json!({}); 2_001]), "too_many");
    let reasons = |count: usize| (0..count).map(|at| (format!("reason-{at}"), json!(1))).collect::<Value>();
    wrong("drops", reasons(65), "too_many");
    wrong("drops", json!({ "queue_full": -1 }), "negative");
    wrong("drops", json!({ "queue_full": 0.5 }), "not_integer");
    wrong("drops", json!({ "": 1 }), "empty_text");
    for path in NEEDED {
        let mut batch = full();
        let (parent, name) = path.rsplit_once('.').map_or((String::new(), path), |(parent, name)| (format!("/{parent}"), name));
        let parent = batch.pointer_mut(&parent.replace('[', "/").replace(']', "")).unwrap();
        parent.as_object_mut().unwrap().remove(name).unwrap();
        cases.push(case(format!("no {path}"), sent(&batch), 422, "missing", path));
    }
    cases.push(case("an empty object", "{}", 422, "missing", "v"));
    cases
}

#[test]
fn every_malformed_body_gets_a_clear_4xx_and_stores_nothing() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    assert_eq!(collector.post(&sent(&full())).status, 204, "the batch that is broken below is right");
    let cases: Vec<Case> = [not_json(), wrong_types(), against_the_contract()].into_iter().flatten().collect();
    println!("{} malformed bodies", cases.len());
    assert!(cases.len() >= 100);
    for case in &cases {
        let answer = collector.post(&case.body);
        assert_eq!((answer.status, answer.error()), (case.status, (case.code.to_owned(), case.path.clone())), "{}", case.name);
    }
    assert_eq!(collector.post(&sent(&batch("after", [0]))).status, 204);
    assert_eq!(collector.rows().len(), 3);
}

#[test]
fn a_body_that_ends_early_or_never_is_no_crash() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    let good = sent(&batch("stream", [0]));

    let mut cut = collector.client();
    cut.begin("POST", "/collect", &[], good.len() + 1).unwrap();
    cut.write(&good).unwrap();
    cut.finish().unwrap();
    // An answer, if the connection still carries one; never an acknowledgement.
    assert!(cut.answer().map_or(true, |answer: Answer| answer.status == 400));

    let mut endless = collector.client();
    endless.begin("POST", "/collect", &[], usize::MAX / 4).unwrap();
    assert_eq!(endless.answer().unwrap().status, 413);

    assert_eq!(collector.rows().len(), 0);
    assert_eq!(collector.post(&good).status, 204);
}

#[test]
fn a_length_that_is_not_announced_is_bounded_too() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    let mut client = collector.client();
    client.write(b"POST /collect HTTP/1.1\r\nhost: collector\r\ntransfer-encoding: chunked\r\n\r\n").unwrap();
    let chunk = [b"10000\r\n".as_slice(), &[b'x'; 0x10000], b"\r\n"].concat();
    for _ in 0..32 {
        client.write(&chunk).unwrap();
    }
    client.write(b"0\r\n\r\n").unwrap();
    let answer = client.answer().unwrap();
    assert_eq!((answer.status, answer.error().0.as_str()), (413, "too_large"));
}
