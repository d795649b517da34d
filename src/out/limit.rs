/// A page in a loop must not flood a collector: a token bucket per event name, 10/s with a burst of 100 (DEL-5).
#[derive(Clone, Debug, Default)]
pub struct Limiter(Vec<Bucket>);

#[derive(Clone, Debug)]
struct Bucket {
    event: String,
    /// When it is full again. Milliseconds, monotonic.
    full: f64,
}

const BURST: f64 = 100.0;
/// Milliseconds for one event.
const PACE: f64 = 100.0;
/// Names beyond these share the last bucket: names can be made up by a page in a loop, too.
const NAMES: usize = 100;

impl Limiter {
    /// May one more event of that name go?
    pub fn take(&mut self, event: &str, mono: f64) -> bool {
        let known = self.0.iter().position(|bucket| bucket.event == event);
        if known.is_none() && self.0.len() < NAMES {
            self.0.push(Bucket { event: event.into(), full: mono });
        }
        let place = known.unwrap_or(self.0.len() - 1);
        let Some(bucket) = self.0.get_mut(place) else { return true };
        if bucket.full < mono {
            bucket.full = mono;
        }
        let free = bucket.full <= mono + (BURST - 1.0) * PACE;
        if free {
            bucket.full += PACE;
        }
        free
    }
}
