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
            mask(part, true, &mut out);
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
            b'0'..=b'9' if digits => {
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
    if is_date(bytes, start) {
        return (start + 10, 0);
    }
    let (mut at, mut count) = (start, 0);
    while digit(bytes, at) {
        count += 1;
        at += 1;
        let next = blanks(bytes, at);
        if digit(bytes, next) && !is_date(bytes, next) {
            at = next;
        }
    }
    (at, count)
}

/// `2026-11-25`
fn is_date(bytes: &[u8], at: usize) -> bool {
    let part = bytes.get(at..at + 10).unwrap_or_default();
    let shaped = part.iter().enumerate().all(|(place, byte)| if matches!(place, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() });
    shaped && (part.starts_with(b"19") || part.starts_with(b"20")) && !digit(bytes, at + 10)
}

/// Where the blanks and hyphens end that begin there, however they are written: also in a URL or as an escape, and the
/// narrow and unbreakable ones.
fn blanks(bytes: &[u8], mut at: usize) -> usize {
    const BLANKS: [&[u8]; 8] = [b" ", b"-", b"+", b"%20", b"\\n", b"\\t", b"\\r", "\u{A0}".as_bytes()];
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        // U+2000 to U+2015 are blanks and hyphens, U+202F is a narrow blank.
        let wide = matches!(rest, [0xE2, 0x80, 0x80..=0x95 | 0xAF, ..]);
        match BLANKS.iter().find(|blank| rest.starts_with(blank)) {
            Some(blank) => at += blank.len(),
            None if wide => at += 3,
            None => return at,
        }
    }
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
