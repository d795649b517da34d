//! What an event carries.

mod category;
mod random;
mod redact;

pub use category::Category;
pub use random::Random;
pub use redact::redact;
