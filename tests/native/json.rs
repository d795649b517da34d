use proptest::prelude::*;
use serde_json::{Value as Json, json};
use waymark::json::{Shape, Writer, get, members, number, shape, text};

/// Decimals that a person types: at most 15 digits, which a double holds.
fn decimal() -> impl Strategy<Value = f64> {
    (-999_999_999_999_999i64..=999_999_999_999_999, 0..=8i32).prop_map(|(digits, places)| digits as f64 / 10f64.powi(places))
}

fn data() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        decimal().prop_map(Json::from),
        any::<String>().prop_map(Json::from)
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
            prop::collection::btree_map("[a-z\"\\\\é😀]{1,4}", inner, 0..6).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

/// Takes a value apart with the reader and puts it together with the writer.
fn copy(value: &str, out: &mut Writer) {
    match shape(value) {
        Shape::List => {
            out.raw("[");
            for (_, item) in members(value) {
                copy(item, out.item());
            }
            out.raw("]");
        }
        Shape::Map => {
            out.raw("{");
            for (name, member) in members(value) {
                copy(member, out.key(name));
            }
            out.raw("}");
        }
        Shape::Text => drop(out.raw("\"").raw(text(value)).raw("\"")),
        _ => drop(out.raw(value)),
    }
}

proptest! {
    #[test]
    fn what_is_read_and_written_again_is_the_same(value in data()) {
        let mut out = Writer::default();
        copy(&value.to_string(), &mut out);
        let again: Json = serde_json::from_str(&out.out).unwrap();
        prop_assert_eq!(again, value);
    }

    #[test]
    fn members_and_items_are_found(value in data()) {
        let raw = value.to_string();
        for (name, member) in value.as_object().into_iter().flatten() {
            let quoted = json!(name).to_string();
            prop_assert_eq!(get(&raw, text(&quoted)), member.to_string());
        }
        for (place, item) in value.as_array().into_iter().flatten().enumerate() {
            let (name, found) = members(&raw).nth(place).unwrap();
            prop_assert_eq!((name, found.to_owned()), ("", item.to_string()));
        }
        prop_assert_eq!(get(&raw, "none at all"), "");
    }

    #[test]
    fn no_text_makes_the_reader_panic(raw in r#"([\[\]{},:"\\@!u0-9a-f.eE+-]|\\u[0-9a-fD]{0,4}|true|null|é){0,40}"#) {
        fn look(raw: &str, depth: u32) {
            let _ = (text(raw), number(raw), get(raw, "a"));
            for (_, member) in members(raw).take(50) {
                if depth < 10 && member.len() < raw.len() {
                    look(member, depth + 1);
                }
            }
        }
        look(&raw, 0);
    }

    #[test]
    fn numbers_are_read_as_others_read_them(decimal in decimal()) {
        prop_assert_eq!(number(&decimal.to_string()), Some(decimal));
    }
}

#[test]
fn what_is_no_number_is_none() {
    for text in ["", "--1", "1.2.3", "1-2", "e5", "true", "1e5e5", "٤"] {
        assert_eq!(number(text), None, "{text}");
    }
}

#[test]
fn shapes_are_told_by_the_first_byte() {
    for (value, expected) in [
        ("", Shape::Null),
        ("null", Shape::Null),
        ("true", Shape::Bool),
        ("-1", Shape::Number),
        (r#""""#, Shape::Text),
        ("[]", Shape::List),
        ("{}", Shape::Map),
        ("@3", Shape::Function),
        ("!threw", Shape::Broken),
    ] {
        assert_eq!(shape(value), expected, "{value}");
    }
}

#[test]
fn brackets_and_commas_in_text_are_text() {
    let raw = r#"{"a":"},\"b\":[1","c\\":[{"d":"]"},"\\"],"e":2}"#;
    assert_eq!(get(raw, "a"), r#""},\"b\":[1""#);
    assert_eq!(get(raw, r"c\\"), r#"[{"d":"]"},"\\"]"#);
    assert_eq!(get(raw, "e"), "2");
    assert_eq!(get(raw, "b"), "");
    assert_eq!(members("[]").count() + members("{}").count() + members("5").count(), 0);
    assert_eq!(members("[[],{},null]").count(), 3);
}
