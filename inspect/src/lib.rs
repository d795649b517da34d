//! Every problem in words, as typed objects.

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    pub fn check(_options: &str) -> JsValue {
        JsValue::NULL
    }

    #[wasm_bindgen]
    pub fn explain(_options: &str, problem: JsValue) -> JsValue {
        problem
    }
}
