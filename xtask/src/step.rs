//! One step of the work, announced before it starts and timed after: nothing waits in silence.
//!
//! All of it goes to stderr, so that stdout belongs to what was asked for (`start`: one `ready …` line).

use anyhow::{Context, Result};
use std::time::{Duration, Instant};

pub fn step<T>(what: &str, usually: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("▸ {what} (usually {usually})");
    let begun = Instant::now();
    let result = work().with_context(|| format!("could not {what}"))?;
    eprintln!("  {}", seconds(begun.elapsed()));
    Ok(result)
}

/// A step with nothing to do says so, too.
pub fn unchanged(what: &str) {
    eprintln!("▸ {what}: unchanged");
}

pub fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
