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
    /// `@3`
    Index,
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
        Some(b'@') => Shape::Index,
        Some(b'!') => Shape::Broken,
        _ => Shape::Null,
    }
}

/// The text of a string, its escapes as they are; of anything else, nothing.
pub fn text(value: &str) -> &str {
    if shape(value) == Shape::Text { value.get(1..value.len().wrapping_sub(1)).unwrap_or_default() } else { "" }
}

/// The number behind `@`.
pub fn index(value: &str) -> usize {
    value.bytes().skip(1).fold(0, |number, digit| number.wrapping_mul(10).wrapping_add(usize::from(digit.wrapping_sub(b'0'))))
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

/// The item at that place; empty if there is none.
pub fn nth(value: &str, index: usize) -> &str {
    members(value).nth(index).map_or("", |(_, value)| value)
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
    let mut depth = 0;
    let mut quoted = false;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        if quoted {
            quoted = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            continue;
        }
        match byte {
            b'"' => quoted = true,
            b'[' | b'{' => depth += 1,
            b']' | b'}' | b',' | b':' if depth == 0 => return at,
            b']' | b'}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}
