/// SplitMix64, <https://prng.di.unimi.it/splitmix64.c>: a run can be had again by its seed.
pub struct Random(u64);

impl Random {
    /// `WAYMARK_SEED`, else a new one; printed, so that it stands beside a failure.
    pub fn seeded() -> (Random, u64) {
        let now = || std::time::UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64;
        let seed = std::env::var("WAYMARK_SEED").map_or_else(|_| now(), |text| text.parse().expect("WAYMARK_SEED must be a number"));
        println!("WAYMARK_SEED={seed}");
        (Random(seed), seed)
    }

    pub fn of(seed: u64) -> Random {
        Random(seed)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }
}
