/// What a value is, by its first byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Also what is not there.
    Null,
    Bool,
    Number,
    Text,
    List,
    Map,
    /// `@`
    Function,
    /// `!threw`
    Broken,
}

pub fn shape(value: &str) -> Shape {
    match value.as_bytes().first() {
        Some(b't' | b'f') => Shape::Bool,
        Some(b'-' | b'0'..=b'9') => Shape::Number,
        Some(b'"') => Shape::Text,
        Some(b'[') => Shape::List,
        Some(b'{') => Shape::Map,
        Some(b'@') => Shape::Function,
        Some(b'!') => Shape::Broken,
        _ => Shape::Null,
    }
}

/// The text of a string, its escapes as they are; of anything else, nothing.
pub fn text(value: &str) -> &str {
    if shape(value) == Shape::Text { value.get(1..value.len().wrapping_sub(1)).unwrap_or_default() } else { "" }
}

/// The members of a map, or the items of a list, whose keys are empty. Anything else has none.
pub fn members(value: &str) -> Members<'_> {
    let open = matches!(shape(value), Shape::List | Shape::Map);
    Members { rest: if open { value } else { "" } }
}

/// The member of that name; empty if there is none.
pub fn get<'a>(value: &'a str, key: &str) -> &'a str {
    members(value).find(|(name, _)| *name == key).map_or("", |(_, value)| value)
}

/// See `members`.
pub struct Members<'a> {
    /// From the opening bracket, or the comma, on.
    rest: &'a str,
}

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let mut rest = self.rest.get(1..)?;
        let first = end(rest);
        let mut key = "";
        if rest.as_bytes().get(first) == Some(&b':') {
            key = text(rest.get(..first)?);
            rest = rest.get(first + 1..)?;
        }
        let end = end(rest);
        self.rest = rest.get(end..)?;
        // Nothing stands before the bracket that closes an empty one.
        if end == 0 { None } else { Some((key, rest.get(..end)?)) }
    }
}

/// Where the value ends with which the text begins.
fn end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut depth = 0;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = string_end(text, at),
            b'[' | b'{' => depth += 1,
            b']' | b'}' | b',' | b':' if depth == 0 => break,
            b']' | b'}' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    at
}

/// Where the string ends that begins there: at its closing quote.
fn string_end(text: &str, start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = text.as_bytes().get(at).filter(|byte| **byte != b'"') {
        at += if *byte == b'\\' { 2 } else { 1 };
    }
    at
}
