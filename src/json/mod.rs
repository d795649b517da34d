//! The text that crosses the boundary and leaves the page.
//!
//! A value is a slice of the text it stands in, looked up when it is needed and never turned into a tree: no allocation,
//! no drop, a fifth of the code. It is JSON without blanks, and two things that a page's objects hold and JSON does not:
//! `@`, a function, and `!threw`, a value that could not be read, by its reason. The host writes it
//! (`js/host/text.ts`), so it is always well formed; what is not reads as nothing.
//!
//! serde would weigh more than the tracker (ARCHITECTURE.md, "What the named crates cost").

mod number;
mod read;
mod write;

pub use number::number;
pub use read::{Members, Shape, get, members, shape, text};
pub use write::Writer;
