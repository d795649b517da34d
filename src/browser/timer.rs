use gloo_timers::callback::Timeout;

use super::host::{Host, TICK};

/// Ticks after so many milliseconds, unless it is dropped before. Infinity: never. Nothing runs while nothing waits.
pub fn after(host: &Host, delay: f64) -> Option<Timeout> {
    let host = host.clone();
    // A day is as good as never: the core is asked again then. Above 2^31 browsers fire at once.
    (delay < f64::INFINITY).then(|| Timeout::new((delay as u32).min(86_400_000) + 1, move || host.hear(TICK)))
}
