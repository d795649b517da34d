//! What an event carries, and the stream that numbers it.

mod category;
mod event;
mod identity;
mod redact;
mod time;

pub use category::Category;
pub use event::event;
pub use identity::{Identity, Random};
pub use redact::redact;
pub use time::{Now, iso};
