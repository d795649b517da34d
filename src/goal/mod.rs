//! How often a goal may count.

mod scope;

pub use scope::{Once, Scope, Verdict};
