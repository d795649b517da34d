//! Bytes to JSON, whatever the content type says: a page's beacon calls it text.

use crate::reject::Reject;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

pub fn parse(bytes: &[u8]) -> Result<Value, Reject> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        return Err(Reject::bad("byte_order_mark", "the body begins with a byte order mark: send UTF-8 without one"));
    }
    let text = str::from_utf8(bytes).map_err(|error| {
        Reject::bad("not_utf8", format!("the body is not UTF-8 at byte {}: send JSON, uncompressed", error.valid_up_to()))
    })?;
    if text.trim_ascii().is_empty() {
        return Err(Reject::bad("empty", "the body is empty: send a batch as JSON"));
    }
    serde_json::from_str::<Strict>(text).map(|strict| strict.0).map_err(reason)
}

/// The parser's own words name a place and a kind, never a value.
fn reason(error: serde_json::Error) -> Reject {
    let words = error.to_string();
    let code = match () {
        () if error.is_data() => "duplicate_key",
        () if error.is_eof() => "truncated",
        () if words.starts_with("recursion limit") => "too_deep",
        () if words.starts_with("number out of range") => "number_range",
        () => "malformed",
    };
    Reject::bad(code, format!("not JSON that can be read: {words}"))
}

/// A value whose objects name each member once: two readers of `{"value":1,"value":2}` may see two different things.
/// <https://www.rfc-editor.org/rfc/rfc8259#section-4>
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Strict, D::Error> {
        // Deeper than 128 levels serde_json gives up, before the stack does.
        deserializer.deserialize_any(StrictVisitor).map(Strict)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("a number that is not finite"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some((name, Strict(value))) = members.next_entry::<String, Strict>()? {
            if map.insert(name, value).is_some() {
                return Err(A::Error::custom("an object names a member twice"));
            }
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn code(bytes: &[u8]) -> &'static str {
        parse(bytes).unwrap_err().code
    }

    #[test]
    fn each_kind_of_nonsense_has_its_code() {
        assert_eq!(code(b""), "empty");
        assert_eq!(code(b" \n"), "empty");
        assert_eq!(code(b"\xEF\xBB\xBF{}"), "byte_order_mark");
        assert_eq!(code(b"{\"a\":\"\xFF\"}"), "not_utf8");
        assert_eq!(code(b"{\"a\":"), "truncated");
        assert_eq!(code(b"{} {}"), "malformed");
        assert_eq!(code(br#""\ud800""#), "malformed");
        assert_eq!(code(b"1e999"), "number_range");
        assert_eq!(code(br#"{"a":{"b":1,"b":1}}"#), "duplicate_key");
        assert_eq!(code("[".repeat(100_000).as_bytes()), "too_deep");
    }

    #[test]
    fn the_words_hold_nothing_that_was_sent() {
        for body in [r#"{"secret":1,"secret":2}"#, r#"{"secret": secret}"#, r#"{"secret":"\ud800secret"}"#, "secret"] {
            assert!(!parse(body.as_bytes()).unwrap_err().message.contains("secret"), "{body}");
        }
    }
}
