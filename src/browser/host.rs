//! What JavaScript does for us (`js/host/host.ts`): the hot path, and what it took from the page at load.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    pub type Host;

    /// Listen. What the browser refuses comes back through `Core::refused`, in the same call.
    #[wasm_bindgen(method)]
    pub fn watch(this: &Host, goal: u32, event: &str, options: &str, synthetic: bool, reads: &str);
    #[wasm_bindgen(method)]
    pub fn unwatch(this: &Host, goal: u32);
    /// Read the goal's sources in the document: `Core::hit` follows, in the same call.
    #[wasm_bindgen(method)]
    pub fn ask(this: &Host, goal: u32);
    /// What the page is, now: `["url","title","referrer"]`.
    #[wasm_bindgen(method)]
    pub fn page(this: &Host) -> String;
    #[wasm_bindgen(method)]
    pub fn problem(this: &Host, code: &str, path: &str);
    #[wasm_bindgen(method)]
    pub fn settled(this: &Host, call: u32);

    /// Aborted when the tracker ends, whichever way: every listener goes with it.
    #[wasm_bindgen(method, getter)]
    pub fn signal(this: &Host) -> web_sys::AbortSignal;

    // The ways back in, guarded.
    #[wasm_bindgen(method)]
    pub fn life(this: &Host, what: u32);
    #[wasm_bindgen(method)]
    pub fn tick(this: &Host);
    #[wasm_bindgen(method)]
    pub fn answer(this: &Host, request: u32, status: u16, after: f64);

    /// The `fetch` that was there when the tracker was loaded: a page may have put another in its place since (DOM-6).
    /// The body has been read when it resolves: unread bodies hold the page's 64 KiB.
    /// <https://github.com/open-telemetry/opentelemetry-js/pull/7002>
    #[wasm_bindgen(method, catch)]
    pub fn fetch(this: &Host, url: &str, init: &web_sys::RequestInit) -> Result<js_sys::Promise, JsValue>;
    /// Likewise `navigator.sendBeacon`; false where there is none.
    #[wasm_bindgen(method)]
    pub fn beacon(this: &Host, url: &str, body: &str) -> bool;
}
