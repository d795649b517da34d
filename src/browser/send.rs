//! Bytes out: `fetch` with `keepalive`, and `sendBeacon` where that cannot be had.

use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, ReferrerPolicy, RequestCredentials, RequestInit, Response};

use super::host::{ANSWER, Host};
use crate::out::Send;

#[wasm_bindgen]
extern "C" {
    /// A promise, with a `then` that takes the same function twice.
    type Ending;
    #[wasm_bindgen(method)]
    fn then(this: &Ending, resolved: &JsValue, rejected: &JsValue) -> JsValue;

    /// `web_sys::RequestInit` does not have it yet. <https://fetch.spec.whatwg.org/#dom-requestinit-keepalive>
    type Kept;
    #[wasm_bindgen(method, setter)]
    fn set_keepalive(this: &Kept, keepalive: bool);
}

/// When the end of a page uses `sendBeacon`.
#[derive(Clone, Copy, PartialEq)]
pub enum Beacon {
    Fallback,
    First,
    Never,
}

impl Beacon {
    /// By the option's text.
    pub fn named(option: &str) -> Beacon {
        match option {
            "\"first\"" => Beacon::First,
            "\"never\"" => Beacon::Never,
            _ => Beacon::Fallback,
        }
    }
}

/// Milliseconds until a collector that does not answer counts as unreachable.
const TIMEOUT: u32 = 10_000;

// Statuses that no collector has.
const NETWORK: u32 = 0;
const NOT_TAKEN: u32 = 1;
const TAKEN: u32 = 2;

/// Makes the request. The answer comes through `Host::hear`.
pub fn send(host: &Host, send: &Send, beacon: Beacon) {
    let post = || send.leaving && beacon != Beacon::Never && host.beacon(&send.url, &send.body);
    let status = if beacon == Beacon::First && post() {
        TAKEN
    } else if fetch(host, send) {
        return;
    } else if post() {
        TAKEN
    } else if send.leaving {
        NOT_TAKEN
    } else {
        NETWORK
    };
    host.hear(ANSWER, send.request, status, f64::NAN);
}

/// A string body makes the type `text/plain`, so no preflight is needed. Cookies and referrer stay here.
fn fetch(host: &Host, send: &Send) -> bool {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&send.body.as_str().into());
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.unchecked_ref::<Kept>().set_keepalive(send.keepalive);
    // A page that is being left has no time-out of its own.
    if !send.leaving {
        init.set_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT)));
    }
    let Ok(promise) = host.fetch(&send.url, &init) else { return false };
    let request = send.request;
    let host = host.clone();
    // One function for both ends, so that it is always called, and freed.
    let ended = Closure::once_into_js(move |response: JsValue| match response.dyn_into::<Response>() {
        Ok(response) => {
            let after = response.headers().get("retry-after").ok().flatten();
            host.hear(ANSWER, request, response.status().into(), after.map_or(f64::NAN, |after| seconds(&after)));
        }
        Err(_) => host.hear(ANSWER, request, NETWORK, f64::NAN),
    });
    promise.unchecked_ref::<Ending>().then(&ended, &ended);
    true
}

/// `Retry-After` in seconds or as a date. <https://www.rfc-editor.org/rfc/rfc9110#field.retry-after>
fn seconds(after: &str) -> f64 {
    let number = js_sys::Number::parse_float(after);
    if after.bytes().any(|byte| byte == b':') { (js_sys::Date::parse(after) - js_sys::Date::now()) / 1e3 } else { number }
}
