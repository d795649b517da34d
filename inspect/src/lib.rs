//! Every problem in words, as typed objects.
//!
//! The tracker says `{code, path}`, at no byte for words on a shop's page. This module says what was found there, what was
//! expected and how to mend it. It links the same parser, so it cannot find anything else than the tracker does.

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::indexing_slicing, clippy::string_slice)
)]

#[cfg(target_arch = "wasm32")]
mod browser;
mod check;
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
mod triggers;
mod words;

pub use check::check;
pub use explain::explain;
pub use problem::Problem;
pub use severity::Severity;
