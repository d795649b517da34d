//! The canonical batch as `js/api.d.ts` says it: every body that leaves is held against it.

use serde_json::Value as Json;

/// Fails where the text is no `Batch`.
#[track_caller]
pub fn check(body: &str) {
    if let Err(wrong) = flaw(body) {
        panic!("{wrong}\nin {body}");
    }
}

/// What is wrong with it, first thing only.
pub fn flaw(body: &str) -> Result<(), String> {
    let batch: Json = serde_json::from_str(body).map_err(|error| format!("no JSON: {error}"))?;
    members(
        &batch,
        "batch",
        &["v", "batch_id", "stream_id", "sent_at", "mono", "session_id", "sdk", "hw", "drops", "pages", "events"],
        &["visitor_id", "user_id", "prev", "attempt", "sample", "automated"],
    )?;
    want(batch["v"] == 1, "v")?;
    for name in ["batch_id", "stream_id", "session_id", "sdk"] {
        want(batch[name].as_str().is_some_and(|text| !text.is_empty()), name)?;
    }
    want(instant(&batch["sent_at"]), "sent_at")?;
    want(batch["mono"].is_u64(), "mono")?;
    want(batch.get("attempt").is_none_or(|attempt| attempt.as_u64() > Some(1)), "attempt")?;
    want(batch.get("automated").is_none_or(|flag| *flag == true), "automated")?;
    want(batch["drops"].as_object().is_some_and(|drops| drops.values().all(|count| count.as_u64() > Some(0))), "drops")?;
    let pages = batch["pages"].as_array().ok_or("pages")?;
    for page in pages {
        members(page, "page", &["view_id", "url", "path", "title", "referrer"], &[])?;
        want(page.as_object().is_some_and(|page| page.values().all(Json::is_string)), "page")?;
        want(page["path"].as_str().is_some_and(|path| path.starts_with('/')), "path")?;
    }
    let high = batch["hw"].as_u64().ok_or("hw")?;
    let events = batch["events"].as_array().ok_or("events")?;
    want(!events.is_empty(), "no events")?;
    let mut last = None;
    for event in events {
        let seq = event["seq"].as_u64().ok_or("seq")?;
        want(seq <= high && Some(seq) > last, "seq")?;
        last = Some(seq);
        want(event["page"].as_u64().is_some_and(|page| (page as usize) < pages.len()), "page index")?;
        one(event)?;
    }
    Ok(())
}

fn one(event: &Json) -> Result<(), String> {
    let optional = ["goal", "key", "value", "currency", "value_error", "transaction_id", "items", "props"];
    members(event, "event", &["seq", "time", "event", "category", "page"], &optional)?;
    want(instant(&event["time"]), "time")?;
    want(event["event"].as_str().is_some_and(|name| !name.is_empty()), "event name")?;
    want(event["category"] == "milestone" || event["category"] == "secondary", "category")?;
    for name in ["goal", "key", "transaction_id"] {
        want(event.get(name).is_none_or(Json::is_string), name)?;
    }
    want(event.get("value").is_some() == event.get("currency").is_some(), "value and currency go together")?;
    want(event.get("value").is_none_or(amount), "value")?;
    want(event.get("currency").is_none_or(|code| code.as_str().is_some_and(|code| code.len() == 3)), "currency")?;
    want(event.get("value_error").is_none_or(|flag| *flag == true && event.get("value").is_none()), "value_error")?;
    for item in event.get("items").map(|items| items.as_array().ok_or("items")).transpose()?.into_iter().flatten() {
        members(item, "item", &[], &["item_id", "item_name", "item_variant", "item_brand", "item_category", "price", "quantity"])?;
        for (name, part) in item.as_object().into_iter().flatten() {
            want(if name == "price" || name == "quantity" { amount(part) } else { part.is_string() }, name)?;
        }
    }
    let props = event.get("props").map(|props| props.as_object().ok_or("props")).transpose()?;
    for (name, prop) in props.into_iter().flatten() {
        let list = prop.as_array().is_some_and(|list| list.iter().all(Json::is_string));
        want(prop.is_string() || prop.is_number() || prop.is_boolean() || list, name)?;
    }
    Ok(())
}

fn members(value: &Json, what: &str, required: &[&str], optional: &[&str]) -> Result<(), String> {
    let map = value.as_object().ok_or(format!("{what} is no object"))?;
    for name in required {
        want(map.contains_key(*name), &format!("{what} without {name}"))?;
    }
    for name in map.keys() {
        want(required.contains(&name.as_str()) || optional.contains(&name.as_str()), &format!("{what} with {name}"))?;
    }
    Ok(())
}

fn amount(value: &Json) -> bool {
    value.as_f64().is_some_and(|number| number >= 0.0)
}

/// `2026-11-25T08:00:00.000Z`
fn instant(value: &Json) -> bool {
    let shape: Vec<u8> = value.as_str().unwrap_or_default().bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte }).collect();
    shape == b"0000-00-00T00:00:00.000Z"
}

fn want(right: bool, what: &str) -> Result<(), String> {
    if right { Ok(()) } else { Err(what.into()) }
}

#[test]
fn the_checker_finds_what_is_wrong() {
    let good = r#"{"v":1,"batch_id":"b","stream_id":"s","sent_at":"2026-11-25T08:00:00.000Z","mono":1,"session_id":"s","sdk":"waymark/0","hw":0,"drops":{},
        "pages":[{"view_id":"v","url":"https://a/","path":"/","title":"","referrer":""}],
        "events":[{"seq":0,"time":"2026-11-25T08:00:00.000Z","event":"a","category":"secondary","page":0,"value":1,"currency":"EUR"}]}"#;
    assert_eq!(flaw(good), Ok(()));
    for (from, to) in [
        (r#""page":0"#, r#""page":1"#),
        (r#""seq":0"#, r#""seq":1"#),
        (r#""value":1"#, r#""value":null"#),
        (r#""value":1,"#, ""),
        (r#""value":1"#, r#""value":-1"#),
        (r#""drops":{}"#, r#""drops":{"rejected":0}"#),
        (r#""mono":1"#, r#""mono":1,"attempt":1"#),
        (r#""secondary""#, r#""third""#),
        (r#""path":"/""#, r#""path":"""#),
        ("08:00:00.000Z", "08:00:00Z"),
        (r#""v":1,"#, r#""v":1,"extra":1,"#),
    ] {
        assert!(flaw(&good.replacen(from, to, 1)).is_err(), "{from} -> {to}");
    }
}
