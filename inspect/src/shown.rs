//! A value as a message shows it: short, and on one line.

/// Characters of a value in a message.
pub const LONGEST: usize = 60;

/// As it was written, in JSON. What has no JSON is said in words.
pub fn shown(value: &str) -> String {
    match value.as_bytes().first() {
        Some(b'@') => "a function".into(),
        Some(b'!') if value == "!not_finite" => "NaN or Infinity".into(),
        Some(b'!') => "something that cannot be read".into(),
        _ => cut(value, LONGEST),
    }
}

/// Text whose escapes stand already, in quotes.
pub fn quoted(text: &str) -> String {
    cut(&format!("\"{text}\""), LONGEST)
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
        assert_eq!(quoted(&"é".repeat(59)), format!("\"{}…", "é".repeat(59)));
        assert_eq!(shown(&"é".repeat(60)), "é".repeat(60));
    }

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!([0.1, 64.0, 3_600.0, 1e12, -1234.5].map(number), ["0.1", "64", "3,600", "1,000,000,000,000", "-1,234.5"]);
    }
}
