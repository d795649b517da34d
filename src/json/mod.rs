//! The text that crosses the boundary and leaves the page: JSON, read into a small `Value` and written by hand.
//!
//! serde would be four times the whole tracker (see ARCHITECTURE.md, "What the named crates cost").

mod number;
mod read;
mod value;
mod write;

pub use number::parse_number;
pub use read::read;
pub use value::Value;
pub use write::Writer;
