//! What JavaScript does for us (`js/host/host.ts`): the hot path, and what it took from the page at load.

use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, Document, RequestInit, Window};

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    pub type Host;

    /// Match and read for a goal, which stands at `path` in the configuration.
    #[wasm_bindgen(method)]
    pub fn watch(this: &Host, number: u32, listens: &str, goal: &str, synthetic: bool, path: &str);
    #[wasm_bindgen(method)]
    pub fn unwatch(this: &Host, number: u32);
    /// Match the goals that wait for a page view.
    #[wasm_bindgen(method)]
    pub fn viewed(this: &Host);
    #[wasm_bindgen(method)]
    pub fn problem(this: &Host, code: &str, path: &str);
    #[wasm_bindgen(method)]
    pub fn settled(this: &Host, call: u32);

    /// The way back in, guarded: a signal's kind and its three numbers.
    #[wasm_bindgen(method)]
    pub fn hear(this: &Host, kind: u32, a: u32, b: u32, c: f64);

    #[wasm_bindgen(method, getter)]
    pub fn window(this: &Host) -> Window;
    #[wasm_bindgen(method, getter)]
    pub fn document(this: &Host) -> Document;
    /// Aborted when the tracker ends, whichever way: every listener goes with it.
    #[wasm_bindgen(method, getter)]
    pub fn signal(this: &Host) -> AbortSignal;

    /// The `fetch` that was there when the tracker was loaded: a page may have put another in its place since (DOM-6).
    /// The body has been read when it resolves: unread bodies hold the page's 64 KiB.
    /// <https://github.com/open-telemetry/opentelemetry-js/pull/7002>
    #[wasm_bindgen(method, catch)]
    pub fn fetch(this: &Host, url: &str, init: &RequestInit) -> Result<js_sys::Promise, JsValue>;
    /// Likewise `navigator.sendBeacon`; false where there is none.
    #[wasm_bindgen(method)]
    pub fn beacon(this: &Host, url: &str, body: &str) -> bool;
}

/// Kinds of signals that come from here.
pub const HIDDEN: u32 = 0;
pub const LEFT: u32 = 1;
pub const VIEWED: u32 = 2;
pub const ANSWER: u32 = 7;
pub const TICK: u32 = 8;
