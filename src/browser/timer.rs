use std::cell::RefCell;

use gloo_timers::callback::Timeout;

use super::host::Host;

/// The one timer of a tracker. Nothing runs while nothing waits.
#[derive(Default)]
pub struct Timer(RefCell<Option<Timeout>>);

impl Timer {
    /// Ticks after so many milliseconds, instead of when it was last told. Infinity: never.
    pub fn set(&self, host: &Host, delay: f64) {
        let timeout = delay.is_finite().then(|| {
            let host = host.clone();
            // A day is as good as never: the page is asked again then. Above 2^31 browsers fire at once.
            Timeout::new(delay.clamp(0.0, 86_400e3) as u32 + 1, move || host.tick())
        });
        // The old one is cleared as it is dropped.
        self.0.replace(timeout);
    }
}
