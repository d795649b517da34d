//! What `js/inspect.ts` calls.

use crate::Problem;
use serde::Serialize;
use serde_wasm_bindgen::{Error, Serializer, from_value};
use wasm_bindgen::prelude::*;

/// Every problem of a configuration: an array of `Problem`.
#[wasm_bindgen]
pub fn check(options: &str) -> Result<JsValue, JsValue> {
    give(&crate::check(options))
}

/// The same `Problem`, in words.
#[wasm_bindgen]
pub fn explain(options: &str, problem: JsValue) -> Result<JsValue, JsValue> {
    let problem: Problem = from_value(problem)?;
    give(&crate::explain(options, problem))
}

/// The same, on the console.
#[wasm_bindgen]
pub fn tell(options: &str, problem: JsValue) -> Result<(), JsValue> {
    let problem: Problem = from_value(problem)?;
    crate::console::tell(crate::explain(options, problem));
    Ok(())
}

fn give(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(|error: Error| error.into())
}
