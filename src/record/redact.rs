//! What looks like a person's data does not leave (PII-1).

/// Free text: without e-mail addresses and runs of 9 or more digits, blanks and hyphens between them included (card and
/// telephone numbers). ISO dates stay. Works on the raw text of a JSON string, and leaves its escapes whole.
pub fn text(text: &str) -> String {
    mask(&identifier(text), digits)
}

/// Ids and paths hold long digit runs by nature: only what has the shape of an e-mail address is taken out.
pub fn identifier(text: &str) -> String {
    mask(text, email)
}

/// Replaces every span that `find` names, from left to right.
fn mask(text: &str, find: fn(&str) -> Option<(usize, usize)>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((start, end)) = find(rest) {
        out.push_str(rest.get(..start).unwrap_or_default());
        out.push_str("[redacted]");
        rest = rest.get(end..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The first `local@domain.tld`, its `@` also percent-encoded.
fn email(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte) || *byte >= 0x80;
    let domain = |byte: &u8| byte.is_ascii_alphanumeric() || b".-".contains(byte) || *byte >= 0x80;
    for (at, byte) in bytes.iter().enumerate() {
        let width = match byte {
            b'@' => 1,
            b'%' if text.get(at..at + 3) == Some("%40") => 3,
            _ => continue,
        };
        let mut before = bytes.iter().take(at).rev().take_while(|byte| local(byte)).count();
        // The first letters may belong to an escape: `\n`, `\u001f`.
        if bytes.get((at - before).wrapping_sub(1)) == Some(&b'\\') {
            before = before.saturating_sub(if bytes.get(at - before) == Some(&b'u') { 5 } else { 1 });
        }
        let host = bytes.iter().skip(at + width).take_while(|byte| domain(byte)).count();
        let mut host_bytes = bytes.get(at + width..at + width + host).unwrap_or_default();
        while let Some((b'.', rest)) = host_bytes.split_last() {
            host_bytes = rest;
        }
        let dot = host_bytes.iter().rposition(|byte| *byte == b'.');
        if before > 0 && dot.is_some_and(|dot| dot > 0 && host_bytes.len() - dot > 2) {
            return Some((at - before, at + width + host_bytes.len()));
        }
    }
    None
}

/// The first run of 9 or more digits that is not part of an ISO date.
fn digits(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !is_digit(bytes, at) {
            // The digits of `\u001f` are none.
            at += if bytes.get(at) == Some(&b'\\') && bytes.get(at + 1) == Some(&b'u') { 6 } else { 1 };
            continue;
        }
        if let Some(end) = date(bytes, at) {
            at = end;
            continue;
        }
        let (start, mut end, mut count) = (at, at, 0);
        while is_digit(bytes, at) {
            count += 1;
            at += 1;
            end = at;
            if matches!(bytes.get(at), Some(b' ' | b'-')) && is_digit(bytes, at + 1) && date(bytes, at + 1).is_none() {
                at += 1;
            }
        }
        if count >= 9 {
            return Some((start, end));
        }
    }
    None
}

fn is_digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

/// `2026-11-25` at that place, and the end of it.
fn date(bytes: &[u8], at: usize) -> Option<usize> {
    let part = bytes.get(at..at + 10)?;
    let shaped = part.iter().enumerate().all(|(place, byte)| if place == 4 || place == 7 { *byte == b'-' } else { byte.is_ascii_digit() });
    (shaped && (part.starts_with(b"19") || part.starts_with(b"20")) && !is_digit(bytes, at + 10)).then_some(at + 10)
}
