//! The life of the page: hidden, left, back.

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, EventTarget};

use super::host::{HIDDEN, Host, LEFT, RETURNED};

/// The listeners' own memory; `Host::signal` removes them. Never `unload` or `beforeunload`: they would cost the page its
/// back/forward cache.
pub struct Life {
    _listeners: [Listener; 3],
}

// Without its event, as `gloo_timers` has it: one kind of closure is enough for the module.
type Listener = Closure<dyn FnMut()>;

impl Life {
    pub fn new(host: &Host) -> Life {
        let (window, document) = (host.window(), host.document());
        // `pagehide` exists on `window` only; old Safari misses `visibilitychange` on navigation, so both are needed.
        // https://developer.mozilla.org/docs/Web/API/Window/pagehide_event
        Life {
            _listeners: [
                listen(host, &window, "pagehide", LEFT),
                // Also at the load, and as the page is shown: the host knows one from the other.
                listen(host, &window, "pageshow", RETURNED),
                listen(host, &document, "visibilitychange", HIDDEN),
            ],
        }
    }
}

fn listen(host: &Host, target: &EventTarget, event: &str, kind: u32) -> Listener {
    let owner = host.clone();
    let listener = Listener::new(move || owner.hear(kind));
    let options = AddEventListenerOptions::new();
    options.set_signal(&host.signal());
    let callback = listener.as_ref().unchecked_ref();
    let _ = target.add_event_listener_with_callback_and_add_event_listener_options(event, callback, &options);
    listener
}
