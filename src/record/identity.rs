//! Ids, made of the randomness that the browser hands in once.

use crate::json::Writer;

/// Who sends: the stream is one document instance; an event's id is its stream's id and its sequence number (DEL-1).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identity {
    pub stream: String,
    /// In memory only: without consent for storage a session ends with its document (CONS-2).
    pub session: String,
}

impl Identity {
    pub fn new(random: &mut Random) -> Identity {
        Identity { stream: random.id(), session: random.id() }
    }

    /// `<stream>.<number>`: batches and page views.
    pub fn numbered(&self, number: u64) -> String {
        let mut out = Writer::default();
        out.raw(&self.stream).raw(".").integer(number);
        out.out
    }
}

/// A stream of numbers from one seed: SplitMix64, <https://prng.di.unimi.it/splitmix64.c>. Its two words of seed come
/// from `crypto.getRandomValues`, so that two documents never share an id.
#[derive(Clone, Debug, Default)]
pub struct Random {
    state: u64,
    other: u64,
}

impl Random {
    pub fn new(seed: [u64; 2]) -> Random {
        let [state, other] = seed;
        Random { state, other }
    }

    pub fn word(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to 1, without 1.
    pub fn share(&mut self) -> f64 {
        (self.word() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// 128 bits in 22 URL-safe characters: both words of the seed go in.
    pub fn id(&mut self) -> String {
        const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let first = self.word();
        self.other = self.other.rotate_left(29).wrapping_mul(0xD134_2543_DE82_EF95).wrapping_add(1);
        let second = self.word() ^ self.other;
        let mut bits = (u128::from(first) << 64) | u128::from(second);
        let mut id = String::new();
        for _ in 0..22 {
            id.push(char::from(ALPHABET.get((bits & 63) as usize).copied().unwrap_or(b'-')));
            bits >>= 6;
        }
        id
    }
}
