//! The pure core as WebAssembly, in a real browser: what it wishes there is byte for byte what it wishes natively.
#![cfg(target_arch = "wasm32")]

#[path = "../native/transcript.rs"]
mod transcript;

use transcript::{difference, replay};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Recorded by `tests/native/recording.rs`, and held against it in `tests/native/replay.rs`.
const RECORDED: &str = include_str!("../data/replay.txt");

#[wasm_bindgen_test]
fn a_recorded_run_gives_the_same_in_the_browser() {
    assert_eq!(difference(RECORDED, &replay(RECORDED)), None);
}
