//! Numbers without `core::num::dec2flt`, which weighs more than the queue.

/// Powers of ten that a double holds exactly.
const EXACT: i32 = 22;

/// A JSON number. Exact for up to 15 digits with an exponent within ±22 (money, sizes, times: Clinger's fast path,
/// <https://dl.acm.org/doi/10.1145/93542.93557>), within a few units in the last place beyond.
pub fn number(text: &str) -> Option<f64> {
    let mut mantissa = 0u64;
    let mut exponent = 0i32;
    let mut written = 0i32;
    let (mut negative, mut digits, mut point, mut scientific, mut minus) = (false, false, false, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'-' if at == 0 => negative = true,
            b'0'..=b'9' if scientific => written = written.saturating_mul(10).saturating_add(i32::from(byte - b'0')),
            b'0'..=b'9' => {
                digits = true;
                if mantissa < 100_000_000_000_000_000 {
                    mantissa = mantissa * 10 + u64::from(byte - b'0');
                    exponent -= i32::from(point);
                } else {
                    exponent += i32::from(!point);
                }
            }
            b'.' if !point && digits && !scientific => point = true,
            b'e' | b'E' if digits && !scientific => scientific = true,
            b'-' if scientific && written == 0 => minus = true,
            b'+' if scientific && written == 0 => {}
            _ => return None,
        }
    }
    let number = scale(mantissa as f64, exponent.saturating_add(if minus { -written } else { written }));
    digits.then_some(if negative { -number } else { number })
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
