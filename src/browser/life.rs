//! The life of the page: hidden, left, back.

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Event, EventTarget};

use super::host::{HIDDEN, Host, LEFT, VIEWED};

/// The listeners' own memory; `Host::signal` removes them. Never `unload` or `beforeunload`: they would cost the page its
/// back/forward cache.
pub struct Life {
    _listeners: [Listener; 3],
}

type Listener = Closure<dyn FnMut(Event)>;

#[wasm_bindgen]
extern "C" {
    /// `web_sys::Navigator` does not have it. <https://www.w3.org/TR/webdriver2/#interface>
    type Driven;
    #[wasm_bindgen(thread_local_v2, js_name = navigator)]
    static NAVIGATOR: Driven;
    #[wasm_bindgen(method, getter)]
    fn webdriver(this: &Driven) -> Option<bool>;

    /// Of `pageshow`, and of no other event.
    type Shown;
    #[wasm_bindgen(method, getter)]
    fn persisted(this: &Shown) -> Option<bool>;
}

impl Life {
    pub fn new(host: &Host) -> Life {
        let (window, document) = (host.window(), host.document());
        // `pagehide` exists on `window` only; old Safari misses `visibilitychange` on navigation, so both are needed.
        // https://developer.mozilla.org/docs/Web/API/Window/pagehide_event
        Life {
            _listeners: [
                listen(host, &window, "pagehide", |_, _| Some(LEFT)),
                listen(host, &window, "pageshow", |_, event| event.unchecked_ref::<Shown>().persisted().unwrap_or(false).then_some(VIEWED)),
                listen(host, &document, "visibilitychange", |host, _| host.document().hidden().then_some(HIDDEN)),
            ],
        }
    }
}

fn listen(host: &Host, target: &EventTarget, event: &str, what: fn(&Host, Event) -> Option<u32>) -> Listener {
    let owner = host.clone();
    let listener = Listener::new(move |event| {
        if let Some(what) = what(&owner, event) {
            owner.hear(what, 0, 0, 0.0);
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

/// Is a test driving this browser?
pub fn automated() -> bool {
    NAVIGATOR.with(|navigator| navigator.webdriver().unwrap_or(false))
}
