//! Waymark's tracker: what counts, how often, and how it gets out.
//!
//! The core is pure: a [`signal::Signal`] goes into [`tracker::Tracker::step`], and what is to be done comes out through
//! [`effect::Effects`]. Both are numbers; names and text are the host's. Time is an argument, chance a seed, the browser
//! a list of wishes. Only `browser` knows that there is one, and it exists for the wasm target alone, so the native
//! compiler proves it.

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::indexing_slicing, clippy::string_slice)
)]

#[cfg(all(target_arch = "wasm32", feature = "browser"))]
mod browser;
pub mod effect;
pub mod goal;
pub mod out;
pub mod record;
pub mod signal;
pub mod tracker;
pub mod trigger;
