//! Every problem in words, as typed objects.
//!
//! The tracker says `{code, path}`, at no byte for words on a shop's page. This module says what was found there, what was
//! expected and how to mend it. What a configuration may hold it is told by the tables that the checker itself walks
//! (`js/host/spec.ts`), so it cannot expect anything else.

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::indexing_slicing, clippy::string_slice)
)]

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod console;
mod example;
mod expected;
mod explain;
mod hint;
mod kind;
mod near;
mod place;
mod problem;
mod severity;
mod shown;
mod source;
mod tables;
mod value;
mod words;

pub use example::example;
pub use explain::explain;
pub use problem::Problem;
pub use severity::Severity;
pub use tables::{Kind, Tables, learn};
pub use value::Value;
