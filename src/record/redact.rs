//! What looks like a person's data does not leave (PII-1).

use crate::json::string_end;

/// The same JSON without e-mail addresses and, but in ids and paths, which hold long digit runs by nature, without runs
/// of 9 or more digits, blanks and hyphens between them included (card and telephone numbers). ISO dates stay, and so do
/// numbers that are no text.
pub fn redact(json: &str) -> String {
    const IDS: [&str; 12] =
        ["key", "transaction_id", "item_id", "item_variant", "href", "link_url", "url", "path", "referrer", "view_id", "time", "goal"];
    let mut out = String::new();
    let mut name = "";
    let mut at = 0;
    while let Some(byte) = json.as_bytes().get(at) {
        let end = if *byte == b'"' { string_end(json, at) } else { at };
        let part = json.get(at..end + 1).unwrap_or_default();
        if end == at {
            out.push_str(part);
        } else if json.as_bytes().get(end + 1) == Some(&b':') {
            name = part.get(1..part.len() - 1).unwrap_or_default();
            mask(part, false, &mut out);
        } else {
            mask(part, !IDS.contains(&name), &mut out);
        }
        at = (end + 1).max(at + part.len());
    }
    out
}

const MASK: &str = "[redacted]";

/// One string, its escapes left whole.
fn mask(text: &str, digits: bool, out: &mut String) {
    let bytes = text.as_bytes();
    // Bytes at the end of `out` that may be the local part of an address.
    let mut local = 0;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let mut end = at + 1;
        match byte {
            b'\\' => {
                end = at + if bytes.get(at + 1) == Some(&b'u') { 6 } else { 2 };
                local = 0;
            }
            b'0'..=b'9' if digits && !at.checked_sub(1).is_some_and(|before| digit(bytes, before)) => {
                let (run, count) = number(bytes, at);
                if count >= 9 {
                    out.push_str(MASK);
                    at = run;
                    local = 0;
                    continue;
                }
                end = run;
                local += end - at;
            }
            b'@' | b'%' if local > 0 && (*byte == b'@' || text.get(at..at + 3) == Some("%40")) => {
                let host = host(bytes, at + if *byte == b'@' { 1 } else { 3 });
                if host > 0 {
                    out.truncate(out.len() - local);
                    out.push_str(MASK);
                    at = host;
                    local = 0;
                    continue;
                }
                local = 0;
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'%' | b'+' | b'-' | 0x80.. => local += 1,
            _ => local = 0,
        }
        while !text.is_char_boundary(end) {
            end += 1;
            local += 1;
        }
        out.push_str(text.get(at..end).unwrap_or_default());
        at = end;
    }
}

fn digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

/// The run of digits that begins there: its end, and how many they are. A date counts none.
fn number(bytes: &[u8], start: usize) -> (usize, usize) {
    let date = bytes.get(start..start + 10).is_some_and(|part| part.get(4) == Some(&b'-') && part.get(7) == Some(&b'-'));
    if date && (bytes.get(start..).unwrap_or_default().starts_with(b"20") || bytes.get(start..).unwrap_or_default().starts_with(b"19")) {
        return (start + 10, 0);
    }
    let (mut at, mut count) = (start, 0);
    while digit(bytes, at) {
        count += 1;
        at += 1;
        if matches!(bytes.get(at), Some(b' ' | b'-')) && digit(bytes, at + 1) {
            at += 1;
        }
    }
    (at, count)
}

/// The end of a `domain.tld` that begins there; 0 if there is none.
fn host(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    let mut dot = 0;
    let mut end = 0;
    while let Some(byte) = bytes.get(at).filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-') || **byte >= 0x80) {
        at += 1;
        if *byte == b'.' {
            dot = at;
        } else if dot > start + 1 && at - dot >= 2 {
            end = at;
        }
    }
    end
}
