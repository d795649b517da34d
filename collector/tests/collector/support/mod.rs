mod batches;
mod client;
mod process;
mod random;

pub use batches::{batch, event, sent};
pub use client::{Answer, Client};
pub use process::Collector;
pub use random::Random;
