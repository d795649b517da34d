//! Numbers without `core::fmt` and `core::num::dec2flt`, which weigh more than the queue.

/// Powers of ten that a double holds exactly.
const EXACT: i32 = 22;

/// A JSON number. Exact for up to 15 digits with an exponent within ±22 (money, sizes, times: Clinger's fast path,
/// <https://dl.acm.org/doi/10.1145/93542.93557>), within a few units in the last place beyond.
pub fn parse_number(text: &str) -> Option<f64> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut mantissa = 0u64;
    let mut exponent = 0i32;
    let mut digits = 0;
    let mut point = false;
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                if mantissa < 1_000_000_000_000_000_000 {
                    mantissa = mantissa * 10 + u64::from(byte - b'0');
                    exponent -= i32::from(point);
                } else {
                    exponent += i32::from(!point);
                }
            }
            b'.' if !point && digits > 0 => point = true,
            b'e' | b'E' if digits > 0 => {
                let mut written = 0i32;
                let mut minus = false;
                let mut any = false;
                for (place, byte) in bytes.by_ref().enumerate() {
                    match byte {
                        b'0'..=b'9' => {
                            any = true;
                            written = written.saturating_mul(10).saturating_add(i32::from(byte - b'0'));
                        }
                        b'-' | b'+' if place == 0 => minus = byte == b'-',
                        _ => return None,
                    }
                }
                if !any {
                    return None;
                }
                exponent = exponent.saturating_add(if minus { -written } else { written });
            }
            _ => return None,
        }
    }
    if digits == 0 {
        return None;
    }
    let number = scale(mantissa as f64, exponent);
    Some(if negative { -number } else { number })
}

fn scale(mut number: f64, mut exponent: i32) -> f64 {
    if number == 0.0 {
        return number;
    }
    exponent = exponent.clamp(-400, 400);
    while exponent != 0 {
        let step = exponent.clamp(-EXACT, EXACT);
        if step < 0 {
            number /= power(-step);
        } else {
            number *= power(step);
        }
        exponent -= step;
    }
    number
}

fn power(exponent: i32) -> f64 {
    (0..exponent).fold(1.0, |product, _| product * 10.0)
}

/// Writes at most 15 significant digits, which gives back every decimal that a person typed (`19.99`, not
/// `19.989999999999998`). What is not finite is written as `null`, as in JavaScript.
pub fn write_number(out: &mut String, number: f64) {
    if !number.is_finite() {
        out.push_str("null");
        return;
    }
    if number < 0.0 {
        out.push('-');
    }
    let mut mantissa = number.abs();
    // Beyond these a JSON number needs an exponent to stay short.
    let mut exponent = 0i32;
    while mantissa >= 1e15 {
        mantissa /= 10.0;
        exponent += 1;
    }
    while mantissa != 0.0 && mantissa < 1e-3 {
        mantissa *= 10.0;
        exponent -= 1;
    }
    let mut places = 0;
    let mut scaled = mantissa;
    while scaled < 1e14 && scaled != (scaled as u64) as f64 {
        places += 1;
        scaled = mantissa * power(places);
    }
    let mut whole = (scaled + 0.5) as u64;
    while places > 0 && whole.is_multiple_of(10) {
        whole /= 10;
        places -= 1;
    }
    let unit = power(places) as u64;
    write_integer(out, whole / unit, 1);
    if places > 0 {
        out.push('.');
        write_integer(out, whole % unit, places as u32);
    }
    if exponent != 0 {
        out.push_str(if exponent < 0 { "e-" } else { "e" });
        write_integer(out, exponent.unsigned_abs().into(), 1);
    }
}

/// With leading zeros up to `width` digits.
pub fn write_integer(out: &mut String, number: u64, width: u32) {
    if number >= 10 || width > 1 {
        write_integer(out, number / 10, width.saturating_sub(1));
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}
