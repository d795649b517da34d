//! What looks like a person's data does not leave.

use crate::world::{Heard, World, view};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const MASK: &str = "[redacted]";

/// A text, as it leaves in a prop.
fn text(text: &str) -> String {
    let mut world = World::with(json!([]));
    world.track("t", json!({"props": {"p": text}}));
    world.events()[0]["props"]["p"].as_str().unwrap().into()
}

/// What a page's own facts leave as.
fn seen(url: &str, title: &str) -> Json {
    let mut world = World::on(json!({"collector": "/c"}), &view(url, &format!("/{url}"), title, url));
    world.track("t", json!(null));
    world.hear(Heard::Flush(0));
    world.status(204)["pages"][0].clone()
}

#[test]
fn pii_1_free_text_loses_addresses_and_long_runs_of_digits() {
    for (given, left) in [
        ("jane.doe@example.com", MASK),
        ("Hello jane+x@mail.example.co.uk!", "Hello [redacted]!"),
        ("a@b.de and c@d.fr", "[redacted] and [redacted]"),
        ("jane%40example.com", MASK),
        ("jürgen@müller.de", MASK),
        ("write to jane@example.com.", "write to [redacted]."),
        ("4111 1111 1111 1111", MASK),
        ("4111-1111-1111-1111", MASK),
        ("card 4111111111111111.", "card [redacted]."),
        ("+49 170 1234567", "+[redacted]"),
        ("123456789", MASK),
        ("12345678", "12345678"),
        ("2026-11-25", "2026-11-25"),
        ("2026-11-25 2026-11-26", "2026-11-25 2026-11-26"),
        ("2026-11-25T00:00:01.000Z", "2026-11-25T00:00:01.000Z"),
        ("from 2026-11-25 call 0170 1234567", "from 2026-11-25 call [redacted]"),
        ("1 234 567", "1 234 567"),
        ("me @ home", "me @ home"),
        ("@handle", "@handle"),
        ("a@b", "a@b"),
    ] {
        assert_eq!(text(given), left, "{given}");
    }
}

#[test]
fn pii_1_identifiers_lose_only_addresses() {
    let mut world = World::with(json!([]));
    let id = "9780306406157";
    world.track(id, json!({"key": id, "transaction_id": id, "items": [{"item_id": id, "item_variant": id, "item_name": id}]}));
    world.track(
        "t",
        json!({"key": "a@b.de", "transaction_id": "a@b.de", "items": [{"item_id": "a@b.de"}], "props": {"a@b.de": ["c@d.de"]}}),
    );
    let events = world.events();
    assert_eq!((&events[0]["key"], &events[0]["transaction_id"]), (&json!(id), &json!(id)));
    assert_eq!(events[0]["items"], json!([{"item_id": id, "item_variant": id, "item_name": MASK}]));
    assert_eq!(events[0]["event"], MASK);
    assert_eq!((&events[1]["key"], &events[1]["transaction_id"]), (&json!(MASK), &json!(MASK)));
    assert_eq!((&events[1]["items"][0]["item_id"], &events[1]["props"]), (&json!(MASK), &json!({MASK: [MASK]})));
}

#[test]
fn pii_1_numbers_that_are_no_text_pass() {
    let mut world = World::with(json!([]));
    world.track("t", json!({"props": {"n": 123_456_789_012i64}}));
    assert_eq!(world.events()[0]["props"]["n"], 123_456_789_012i64);
}

#[test]
fn pii_1_titles_are_free_text_and_urls_are_not() {
    let page = seen("https://a/9780306406157/jane@example.com?utm_id=jane%40example.com", "Order 9780306406157 of jane@example.com");
    assert_eq!(page["url"], "https://a/9780306406157/[redacted]?utm_id=[redacted]");
    assert_eq!((&page["referrer"], page["path"].as_str()), (&page["url"], Some("/https://a/9780306406157/[redacted]?utm_id=[redacted]")));
    assert_eq!(page["title"], "Order [redacted] of [redacted]");
}

#[test]
fn pii_1_blanks_may_be_any_and_many() {
    for card in [
        "4111\n1111\n1111\n1111",
        "4111\t1111\t1111\t1111",
        "4111  1111  1111  1111",
        "4111\u{A0}1111\u{A0}1111\u{A0}1111",
        "4111 - 1111 - 1111 - 1111",
        "4111\u{2009}1111\u{2009}1111\u{2009}1111",
    ] {
        assert_eq!(text(card), MASK, "{card:?}");
    }
}

#[test]
fn pii_1_escapes_stay_whole() {
    for (given, left) in [
        ("a\njane@example.com\nb", "a\n[redacted]\nb"),
        ("\u{1}jane@example.com", "\u{1}[redacted]"),
        ("\"jane@example.com\"", "\"[redacted]\""),
        ("\\jane@example.com", "\\[redacted]"),
        ("\\n@example.com", "\\[redacted]"),
        ("\u{1}123456789", "\u{1}[redacted]"),
        ("\\u123456789", "\\u[redacted]"),
        ("\n\u{1f}\u{1}\t", "\n\u{1f}\u{1}\t"),
    ] {
        assert_eq!(text(given), left, "{given:?}");
    }
}

proptest! {
    /// Canaries anywhere that a page can put text, in every byte that leaves.
    #[test]
    fn pii_1_no_canary_leaves(before in "[ a-zäé/,.:?!#&=]{0,12}", after in "[ a-zäé/,:?!#&=]{0,12}", canary in prop::sample::select(&[
        "canary.person@mail.example", "4111 1111 1111 1111", "4242424242424242", "+49 170 7654321", "canary%40mail.example", "canary@bücher.example",
    ][..])) {
        let given = format!("{before}{canary}{after}");
        let path = format!("/search?utm_term={}", given.replace(['&', '#', ' '], ""));
        let mut world = World::on(json!({"collector": "/c", "goals": [{"id": "g", "event": "add_to_cart", "on": {"click": ".g"}}]}), &view("https://a/", "/", &given, ""));
        let items = json!([{"item_name": given, "item_brand": given, "item_category": given}]);
        world.click(0, 1, &json!({"items": items, "props": {"text": given, "x": given}}));
        world.track("t", json!({"props": {"p": given, "l": [given], given.clone(): 1}, "items": items}));
        world.track(&given, json!(null));
        world.hear(Heard::Flush(0));
        let sent = world.open.iter().map(|send| send.body.as_str()).collect::<String>();
        prop_assert!(sent.contains("add_to_cart") && !path.is_empty());
        for trace in ["canary", "4111", "4242", "7654321"] {
            prop_assert!(!sent.contains(trace), "{}", sent);
        }
    }

    #[test]
    fn no_text_makes_it_panic(given in any::<String>(), url in any::<String>()) {
        seen(&url, &given);
        text(&given.chars().take(400).chain(['x']).collect::<String>());
    }
}
