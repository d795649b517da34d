/// A page in a loop must not flood a collector: a token bucket per event name (DEL-5).
#[derive(Clone, Debug, Default)]
pub struct Limiter(Vec<Bucket>);

#[derive(Clone, Debug)]
struct Bucket {
    event: String,
    tokens: f64,
    /// Milliseconds, monotonic.
    filled: f64,
}

const BURST: f64 = 100.0;
const PER_MILLISECOND: f64 = 10.0 / 1e3;
/// Names beyond these share one bucket: names can be made up by a page in a loop, too.
const NAMES: usize = 100;

impl Limiter {
    /// May one more event of that name go?
    pub fn take(&mut self, event: &str, mono: f64) -> bool {
        let event = if self.0.len() < NAMES || self.0.iter().any(|bucket| bucket.event == event) { event } else { "" };
        if !self.0.iter().any(|bucket| bucket.event == event) {
            self.0.push(Bucket { event: event.into(), tokens: BURST, filled: mono });
        }
        let Some(bucket) = self.0.iter_mut().find(|bucket| bucket.event == event) else { return true };
        bucket.tokens = (bucket.tokens + (mono - bucket.filled).max(0.0) * PER_MILLISECOND).min(BURST);
        bucket.filled = mono;
        let free = bucket.tokens >= 1.0;
        if free {
            bucket.tokens -= 1.0;
        }
        free
    }
}
