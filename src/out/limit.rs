/// A page in a loop must not flood a collector: a token bucket per event name, 10/s with a burst of 100 (DEL-5).
/// For each name, when its bucket is full again (milliseconds, monotonic).
#[derive(Clone, Debug)]
pub struct Limiter([f64; NAMES]);

const BURST: f64 = 100.0;
/// Milliseconds for one event.
const PACE: f64 = 100.0;
/// Names beyond these share the last bucket: names can be made up by a page in a loop, too.
const NAMES: usize = 100;

impl Default for Limiter {
    fn default() -> Limiter {
        Limiter([0.0; NAMES])
    }
}

impl Limiter {
    /// May one more event of that name go?
    pub fn take(&mut self, name: u32, mono: f64) -> bool {
        let Some(full) = self.0.get_mut((name as usize).min(NAMES - 1)) else { return true };
        if *full < mono {
            *full = mono;
        }
        let free = *full <= mono + (BURST - 1.0) * PACE;
        if free {
            *full += PACE;
        }
        free
    }
}
