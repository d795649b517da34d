//! What a shop developer configured: from loose options to strict goals, and how often each may count.

mod check;
mod options;
mod parse;
mod problem;
mod scope;
pub mod spec;

pub use check::Checker;
pub use options::Options;
pub use parse::{Goal, goals};
pub use problem::{Expected, Problem};
pub use scope::{Limits, Once, Scope, Verdict};
