//! What an event carries.

mod category;
mod random;

pub use category::Category;
pub use random::Random;
