//! The way out: what waits, in which batches it goes, and what an answer means.

mod limit;
mod queue;
mod retry;

pub use limit::Limiter;
pub use queue::{Queue, Reason, Record, Send};
pub use retry::{Answer, NETWORK, NOT_TAKEN, TAKEN};
