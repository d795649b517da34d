use serde_json::{Value, json};

/// A right batch with those events.
pub fn batch(stream: &str, seqs: impl IntoIterator<Item = u64>) -> Value {
    let events: Vec<Value> = seqs.into_iter().map(event).collect();
    let hw = events.iter().filter_map(|event| event["seq"].as_u64()).max().unwrap_or(0);
    json!({
        "v": 1, "batch_id": format!("{stream}.{hw}"), "stream_id": stream, "sent_at": "2026-11-25T08:00:01.000Z", "mono": 1000.5,
        "session_id": "session", "sdk": "waymark/0.1.0", "hw": hw, "drops": {},
        "pages": [{ "view_id": "view", "url": "https://shop.example/p/1", "path": "/p/1", "title": "Shirt", "referrer": "" }],
        "events": events,
    })
}

pub fn event(seq: u64) -> Value {
    json!({
        "seq": seq, "time": "2026-11-25T08:00:00.000Z", "event": "add_to_cart", "page": 0, "goal": "buy", "category": "milestone",
        "key": "sku-1", "value": 19.9, "currency": "EUR", "items": [{ "item_id": "sku-1", "item_name": "Shirt", "price": 19.9 }],
        "props": { "tag": "button" },
    })
}

/// As the tracker sends it.
pub fn sent(batch: &Value) -> Vec<u8> {
    batch.to_string().into_bytes()
}
