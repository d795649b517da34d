/// Spreads retries: Xorshift, <https://www.jstatsoft.org/article/view/v008i14>. No id comes from it.
#[derive(Clone, Debug, Default)]
pub struct Random(u32);

impl Random {
    /// From a number between 0 and 1.
    pub fn new(seed: f64) -> Random {
        Random((seed * f64::from(u32::MAX)) as u32 | 1)
    }

    /// From 0 to 1, without 1.
    pub fn share(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        f64::from(self.0) / 4_294_967_296.0
    }
}
