//! The way out: what waits, in which batches it goes, and what an answer means.

mod batch;
mod drops;
mod lane;
mod limit;
mod queue;
mod retry;

pub use batch::{Header, Record};
pub use queue::{Queue, Send};
pub use retry::Answer;
