//! Numbers as shops write them (GOAL-6).

use crate::json::number as parse;

/// Reads the one number in a text: `1.299,00 €`, `$1,299.00`, `1 299,00`, `¥1,299`, `٤٢٫٥`.
///
/// With both separators the last one is the decimal point. A single one is, unless exactly three digits follow and one
/// to three stand before it: `1,299` is a thousand, as nobody writes prices with three decimals; `locale` settles it
/// where a shop does (`1.299` in English). Text with two numbers (a range, a struck-out price) gives none: a wrong
/// price is worse than none.
pub fn money(text: &str, locale: &str) -> Option<f64> {
    let number = digits(text)?;
    let bytes = number.as_bytes();
    let count = |mark: u8| bytes.iter().filter(|byte| **byte == mark).count();
    let decimal = bytes.iter().rposition(|byte| matches!(byte, b'.' | b',')).filter(|at| {
        let mark = bytes.get(*at).copied().unwrap_or_default();
        let behind = bytes.len() - at - 1;
        if count(mark) > 1 {
            return false;
        }
        if count(b'.') > 0 && count(b',') > 0 {
            return true;
        }
        if locale.is_empty() { behind != 3 || *at > 3 || bytes.first() == Some(&b'0') } else { mark == decimal_mark(locale) }
    });
    let mut plain = String::new();
    for (at, byte) in number.bytes().enumerate() {
        match byte {
            b'.' | b',' if Some(at) == decimal => plain.push('.'),
            b'.' | b',' => {}
            _ => plain.push(char::from(byte)),
        }
    }
    parse(&plain)
}

/// The one run of digits and separators, in ASCII.
fn digits(text: &str) -> Option<String> {
    let mut number = String::new();
    let mut chars = text.chars().peekable();
    let mut ended = false;
    while let Some(each) = chars.next() {
        if let Some(digit) = digit(each) {
            if ended {
                return None;
            }
            number.push(digit);
            continue;
        }
        let open = ends_in_digit(&number) && !ended;
        let more = chars.peek().is_some_and(|next| digit_of(*next));
        match each {
            '-' | '\u{2212}' if number.is_empty() && more => number.push('-'),
            '.' | ',' if open && more => number.push(each),
            '\u{66B}' if open && more => number.push('.'),
            '\u{66C}' if open && more => number.push(','),
            // Groups: `1 299`, `1'299`, `1’299`; no separator of their own is kept.
            ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\'' | '\u{2019}' if open && three(chars.clone()) => {}
            // `5.-`, `5,—`
            _ => ended |= !number.is_empty() && number != "-",
        }
    }
    ends_in_digit(&number).then_some(number)
}

fn ends_in_digit(number: &str) -> bool {
    number.as_bytes().last().is_some_and(u8::is_ascii_digit)
}

/// Are the next three, and no more, digits?
fn three(mut chars: impl Iterator<Item = char>) -> bool {
    chars.by_ref().take(3).filter(|each| digit_of(*each)).count() == 3 && !chars.next().is_some_and(digit_of)
}

fn digit_of(each: char) -> bool {
    digit(each).is_some()
}

/// Latin, Arabic-Indic, Persian and full-width digits.
fn digit(each: char) -> Option<char> {
    let zero = match each {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    char::from_digit(each as u32 - zero as u32, 10)
}

/// The decimal separator of a language tag. Source: CLDR, `numbers/symbols/decimal`; Switzerland and Latin America's
/// north write a point in languages that elsewhere write a comma.
fn decimal_mark(locale: &str) -> u8 {
    const POINT: &[&str] = &["en", "ja", "zh", "ko", "th", "he", "hi", "ms", "ar", "fa", "es-mx", "es-us", "de-ch", "de-li", "it-ch"];
    let locale = locale.to_ascii_lowercase();
    let language = locale.get(..2).unwrap_or_default();
    if POINT.contains(&locale.as_str()) || POINT.contains(&language) { b'.' } else { b',' }
}
