//! A value as a message shows it: short, and on one line.

use crate::value::Value;
use std::fmt::Write;

/// Characters of a value in a message.
pub const LONGEST: usize = 60;

/// In JSON. What has no JSON is said in words.
pub fn shown(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    cut(&out, LONGEST)
}

/// No more of it than is shown.
fn write(value: &Value, out: &mut String) {
    if out.len() > LONGEST * 4 {
        return;
    }
    match value {
        Value::Nothing | Value::Null => out.push_str("null"),
        Value::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => out.push_str(number),
        Value::Text(text) => escaped(text, out),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                write(item, out);
            }
            out.push(']');
        }
        Value::Map(members) => {
            out.push('{');
            for (index, (name, member)) in members.iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                escaped(name, out);
                out.push(':');
                write(member, out);
            }
            out.push('}');
        }
        Value::Function => out.push_str("a function"),
        Value::NotFinite => out.push_str("NaN or Infinity"),
        Value::Other => out.push_str("something that is not plain data"),
        Value::Threw | Value::Cyclic | Value::Deep => out.push_str("something that cannot be read"),
    }
}

fn escaped(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars().take(LONGEST) {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            letter if letter.is_control() => drop(write!(out, "\\u{:04x}", u32::from(letter))),
            letter => out.push(letter),
        }
    }
    out.push('"');
}

/// Text in quotes.
pub fn quoted(text: &str) -> String {
    let mut out = String::new();
    escaped(text, &mut out);
    cut(&out, LONGEST)
}

pub fn cut(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.into(),
    }
}

/// `1,000,000`
pub fn number(number: f64) -> String {
    let text = number.to_string();
    let (whole, rest) = text.split_at(text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len()));
    let mut out = String::new();
    for (index, digit) in whole.char_indices() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) && !out.ends_with('-') {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_is_cut_at_a_character() {
        assert_eq!(quoted(&"é".repeat(61)), format!("\"{}…", "é".repeat(59)));
        assert_eq!(quoted(&"é".repeat(58)), format!("\"{}\"", "é".repeat(58)));
        assert_eq!(shown(&Value::Number("1".repeat(60))), "1".repeat(60));
        assert_eq!(shown(&Value::List(vec![Value::Text("a\"\\\n\u{1}".into()); 1_000])).chars().count(), LONGEST + 1);
    }

    #[test]
    fn a_value_stands_as_it_was_written() {
        let inner = Value::Map(vec![("a\"".into(), Value::Text("b\\\u{7f}".into())), ("c".into(), Value::Function)]);
        let value = Value::List(vec![Value::Null, Value::Flag(true), Value::Number("1e+21".into()), inner]);
        assert_eq!(shown(&value), r#"[null,true,1e+21,{"a\"":"b\\\u007f","c":a function}]"#);
    }

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!([0.1, 64.0, 3_600.0, 1e12, -1234.5].map(number), ["0.1", "64", "3,600", "1,000,000,000,000", "-1,234.5"]);
    }
}
