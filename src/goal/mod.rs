//! What a shop developer configured: from loose options to strict goals, and how often each may count.

mod check;
mod money;
mod options;
mod parse;
mod pattern;
mod problem;
mod scope;
mod source;
pub mod spec;

pub use check::{check, currency, members};
pub use money::money;
pub use options::{Beacon, Collector, Options};
pub use parse::{Goal, Part, goals};
pub use pattern::matches;
pub use problem::{Expected, Problem, Problems};
pub use scope::{Key, Limits, Once, Scope, Verdict};
pub use source::{Fields, Read, Source};
