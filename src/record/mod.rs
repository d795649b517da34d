//! What decides over an event on its way: its worth, and chance.

mod category;
mod random;

pub use category::Category;
pub use random::Random;
