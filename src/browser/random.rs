/// 128 bits that no other document has.
pub fn seed() -> [u64; 2] {
    let mut bytes = [0u8; 16];
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    let word = |half: &[u8]| half.iter().fold(0u64, |word, byte| word << 8 | u64::from(*byte));
    let (first, second) = bytes.split_at(8);
    [word(first), word(second)]
}
