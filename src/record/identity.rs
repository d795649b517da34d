use crate::json::Writer;

/// Who sends: the stream is one document instance; an event's id is its stream's id and its sequence number (DEL-1). Both
/// ids are 128 random bits, from the browser.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identity {
    pub stream: String,
    /// In memory only: without consent for storage a session ends with its document (CONS-2).
    pub session: String,
}

impl Identity {
    /// `<stream>.<number>`: batches and page views.
    pub fn numbered(&self, number: u64) -> String {
        let mut out = Writer::default();
        out.raw(&self.stream).raw(".").integer(number);
        out.out
    }
}

/// A stream of numbers, begun from the stream's id: Xorshift, <https://www.jstatsoft.org/article/view/v008i14>. Good
/// enough to spread retries; no id comes from it.
#[derive(Clone, Debug, Default)]
pub struct Random(u64);

impl Random {
    pub fn new(id: &str) -> Random {
        Random(id.bytes().fold(0x9E37_79B9_7F4A_7C15, |seed: u64, byte| (seed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)) | 1)
    }

    /// From 0 to 1, without 1.
    pub fn share(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}
