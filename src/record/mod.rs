//! What an event carries, and the stream that numbers it.

mod category;
mod event;
mod identity;
mod page_view;
mod redact;
mod time;

pub use category::Category;
pub use event::Draft;
pub use identity::{Identity, Random};
pub use page_view::PageView;
pub use time::{Now, iso};
