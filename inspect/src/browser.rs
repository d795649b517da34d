//! What `js/inspect.ts` calls.

use crate::{Problem, Value};
use serde::Serialize;
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::prelude::*;

/// What may be written, once, before anything else.
#[wasm_bindgen]
pub fn learn(tables: JsValue) -> Result<(), JsValue> {
    crate::learn(from_value(tables)?);
    Ok(())
}

/// What a page handed over, kept here, so that each of its problems costs no more than itself.
#[wasm_bindgen]
pub struct Given(Value);

#[wasm_bindgen]
impl Given {
    #[wasm_bindgen(constructor)]
    pub fn new(value: JsValue) -> Result<Given, JsValue> {
        Ok(Given(from_value(value)?))
    }

    /// The same `Problem`, in words.
    pub fn explain(&self, problem: JsValue) -> Result<JsValue, JsValue> {
        let problem: Problem = from_value(problem)?;
        Ok(crate::explain(&self.0, problem).serialize(&Serializer::json_compatible())?)
    }

    /// The same, on the console.
    pub fn tell(&self, problem: JsValue) -> Result<(), JsValue> {
        crate::console::tell(crate::explain(&self.0, from_value(problem)?));
        Ok(())
    }
}
