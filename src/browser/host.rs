//! What JavaScript does for us (`js/host/host.ts`).

use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, EventTarget};

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    pub type Host;

    // The core's wishes: `crate::effect`.
    #[wasm_bindgen(method)]
    pub fn options(this: &Host, clean: &str);
    #[wasm_bindgen(method)]
    pub fn watch(this: &Host, number: u32, listens: &str, event: &str, goal: &str, path: &str);
    #[wasm_bindgen(method)]
    pub fn checked(this: &Host, clean: &str);
    #[wasm_bindgen(method)]
    pub fn view(this: &Host, clean: &str);
    /// `how`: 1 may outlive the page, 2 the page is being left.
    #[wasm_bindgen(method)]
    pub fn send(
        this: &Host,
        request: u32,
        collector: u32,
        batch: u32,
        tries: u32,
        high: u32,
        how: u32,
        drops: &str,
        views: &str,
        events: &str,
    );
    #[wasm_bindgen(method)]
    pub fn problem(this: &Host, code: &str, path: &str);
    #[wasm_bindgen(method)]
    pub fn settled(this: &Host, call: u32);

    /// The way back in, guarded: a signal that is only a kind.
    #[wasm_bindgen(method)]
    pub fn hear(this: &Host, kind: u32);

    #[wasm_bindgen(method, getter)]
    pub fn window(this: &Host) -> EventTarget;
    #[wasm_bindgen(method, getter)]
    pub fn document(this: &Host) -> EventTarget;
    /// Aborted when the tracker ends, whichever way: every listener goes with it.
    #[wasm_bindgen(method, getter)]
    pub fn signal(this: &Host) -> AbortSignal;
}

/// Kinds of signals that come from here.
pub const HIDDEN: u32 = 0;
pub const LEFT: u32 = 1;
pub const RETURNED: u32 = 2;
pub const TICK: u32 = 3;
