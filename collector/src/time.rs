use jiff::{Timestamp, civil::DateTime};

/// ISO 8601 in UTC, to the millisecond.
pub fn now() -> String {
    format!("{:.3}", Timestamp::now())
}

/// `2026-11-25T08:00:00Z`, with or without a fraction of up to 9 digits, on a day that exists. The parser alone would
/// take offsets, blanks and lower case as well, which other readers of the column would not.
pub fn is_utc(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shaped = bytes.len() >= 20
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            10 => *byte == b'T',
            13 | 16 => *byte == b':',
            _ if at + 1 == bytes.len() => *byte == b'Z',
            19 => *byte == b'.',
            _ => byte.is_ascii_digit(),
        });
    // Not as a `Timestamp`, which ends a day before the year 9999 does: a visitor's clock can be anywhere.
    shaped && text[..text.len() - 1].parse::<DateTime>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_that_exist_in_utc_pass() {
        for text in [
            "2026-11-25T08:00:00Z",
            "2024-02-29T23:59:59.999Z",
            "1970-01-01T00:00:00.123456789Z",
            "0001-01-01T00:00:00.000Z",
            "9999-12-31T23:59:59.999Z",
            &now(),
        ] {
            assert!(is_utc(text), "{text}");
        }
    }

    #[test]
    fn anything_else_does_not() {
        let wrong = [
            "",
            "2026-11-25",
            "2026-11-25T08:00Z",
            "2026-11-25T08:00:00",
            "2026-11-25T08:00:00+00:00",
            "2026-11-25t08:00:00z",
            "2026-11-25 08:00:00Z",
            "2026-02-29T08:00:00Z",
            "2026-13-01T08:00:00Z",
            "2026-11-25T24:00:00Z",
            "2026-11-25T08:60:00Z",
            "2026-11-25T08:00:00.Z",
            "2026-11-25T08:00:00.1234567890Z",
            "-026-11-25T08:00:00Z",
            "+002026-11-25T08:00:00Z",
            "2026-11-25T08:00:00ZZ",
            "２026-11-25T08:00:00Z",
        ];
        for text in wrong {
            assert!(!is_utc(text), "{text}");
        }
    }
}
