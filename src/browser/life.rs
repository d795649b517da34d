//! The life of the page: hidden, left, back.

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, EventTarget, PageTransitionEvent, VisibilityState};

use super::host::Host;

pub const HIDDEN: u32 = 0;
pub const LEFT: u32 = 1;
pub const RETURNED: u32 = 2;

/// The listeners' own memory; `Host::signal` removes them. Never `unload` or `beforeunload`: they would cost the page its
/// back/forward cache.
pub struct Life {
    _listeners: Vec<Listener>,
}

type Listener = Closure<dyn FnMut(web_sys::Event)>;

impl Life {
    pub fn new(host: &Host) -> Life {
        let mut listeners = Vec::new();
        if let Some(window) = web_sys::window() {
            // `pagehide` exists on `window` only; old Safari misses `visibilitychange` on navigation, so both are needed.
            // https://developer.mozilla.org/docs/Web/API/Window/pagehide_event
            listeners.push(listen(host, &window, "pagehide", |_| Some(LEFT)));
            listeners.push(listen(host, &window, "pageshow", |event| {
                event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted).then_some(RETURNED)
            }));
            if let Some(document) = window.document() {
                listeners.push(listen(host, &document, "visibilitychange", |_| hidden().then_some(HIDDEN)));
            }
        }
        Life { _listeners: listeners }
    }
}

fn listen(host: &Host, target: &EventTarget, event: &str, what: fn(web_sys::Event) -> Option<u32>) -> Listener {
    let life = host.clone();
    let listener = Listener::new(move |event| {
        if let Some(what) = what(event) {
            life.life(what);
        }
    });
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    options.set_passive(true);
    options.set_signal(&host.signal());
    let callback = listener.as_ref().unchecked_ref();
    let _ = target.add_event_listener_with_callback_and_add_event_listener_options(event, callback, &options);
    listener
}

fn hidden() -> bool {
    web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.visibility_state() == VisibilityState::Hidden)
}

/// Is a test driving this browser? <https://www.w3.org/TR/webdriver2/#interface>
pub fn automated() -> bool {
    web_sys::window()
        .is_some_and(|window| js_sys::Reflect::get(&window.navigator(), &"webdriver".into()).is_ok_and(|flag| flag.is_truthy()))
}
