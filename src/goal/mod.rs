//! What a shop developer configured: from loose options to strict text, and how often a goal may count.

mod check;
mod parse;
mod scope;
pub mod spec;

pub use check::Checker;
pub use parse::Goal;
pub use scope::{Once, Scope, Verdict};
