//! What triggers share that measure something. What they watch, and how they are called, is the host's.

mod meter;

pub use meter::{Meter, Meters, Way};
