//! Bytes out: `fetch` with `keepalive`, and `sendBeacon` where that cannot be had.

use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, ReferrerPolicy, RequestCredentials, RequestInit, Response};

use super::host::Host;
use crate::out::{Answer, Send};

#[wasm_bindgen]
extern "C" {
    /// A promise, with a `then` that takes the same function twice.
    type Ending;
    #[wasm_bindgen(method)]
    fn then(this: &Ending, resolved: &JsValue, rejected: &JsValue) -> JsValue;
}

/// When the end of a page uses `sendBeacon`.
#[derive(Clone, Copy)]
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

/// Makes the request. What is known at once is returned; else the answer comes through `Host::answer`.
pub fn send(host: &Host, send: &Send, beacon: Beacon) -> Option<Answer> {
    let fetch = || fetch(host, send);
    let post = || host.beacon(&send.url, &send.body);
    match (send.leaving, beacon) {
        (true, Beacon::First) if post() => Some(Answer::Taken),
        (true, Beacon::Fallback) if fetch() => None,
        (true, Beacon::Fallback) if post() => Some(Answer::Taken),
        (true, Beacon::Fallback) => Some(Answer::NotTaken),
        _ if fetch() => None,
        _ => Some(Answer::Network),
    }
}

/// A string body makes the type `text/plain`, so no preflight is needed. Cookies and referrer stay here.
fn fetch(host: &Host, send: &Send) -> bool {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&send.body.as_str().into());
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    let _ = js_sys::Reflect::set(&init, &"keepalive".into(), &send.keepalive.into());
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
            host.answer(request, response.status(), after.map_or(f64::NAN, |after| seconds(&after)));
        }
        Err(_) => host.answer(request, 0, f64::NAN),
    });
    promise.unchecked_ref::<Ending>().then(&ended, &ended);
    true
}

/// `Retry-After` in seconds or as a date. <https://www.rfc-editor.org/rfc/rfc9110#field.retry-after>
fn seconds(after: &str) -> f64 {
    let number = js_sys::Number::from(JsValue::from_str(after)).value_of();
    if number.is_nan() { (js_sys::Date::parse(after) - js_sys::Date::now()) / 1e3 } else { number }
}
