/// A plain decimal, as JavaScript writes numbers between 10^-6 and 10^21. Exact for up to 15 digits: money, sizes, times.
/// (`core::num::dec2flt` weighs more than the queue.)
pub fn number(text: &str) -> Option<f64> {
    let mut whole = 0.0;
    let mut unit = 0.0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'-' if at == 0 => {}
            b'.' if unit == 0.0 => unit = 1.0,
            b'0'..=b'9' => {
                whole = whole * 10.0 + f64::from(byte - b'0');
                unit *= 10.0;
            }
            _ => return None,
        }
    }
    if unit > 0.0 {
        whole /= unit;
    }
    if text.as_bytes().first() == Some(&b'-') { Some(-whole) } else { (!text.is_empty()).then_some(whole) }
}
