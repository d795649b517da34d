//! The edge: what Rust does of the browser's part. The hot path, and what is put together for it, is `js/host`.
//!
//! Whatever happens here reaches the core through `js/host` (`Host::hear`): a trap inside the module cannot be caught by
//! the module, so JavaScript stands on every way in, and the page never sees one. It also lets nothing in while a signal
//! is being dealt with, and runs the page's callbacks after it.

mod host;
mod life;
mod timer;

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::effect::Effects;
use crate::goal::Goal;
use crate::out::{Answer, Send};
use crate::record::Category;
use crate::signal::{Event, Signal};
use crate::tracker::Tracker;
use host::Host;

// A third of the default allocator's bytes, and audited. https://github.com/SFBdragon/talc
#[global_allocator]
#[allow(unsafe_code)]
static ALLOCATOR: lol_alloc::AssumeSingleThreaded<lol_alloc::FreeListAllocator> =
    unsafe { lol_alloc::AssumeSingleThreaded::new(lol_alloc::FreeListAllocator::new()) };

thread_local! {
    /// One for each `start()`; they live as long as the document.
    static CORES: RefCell<Vec<(Tracker, Edge)>> = const { RefCell::new(Vec::new()) };
}

/// What carries out the wishes of one tracker.
struct Edge {
    host: Host,
    _life: life::Life,
    timer: Option<gloo_timers::callback::Timeout>,
    mono: f64,
}

/// Begins a stream, and gives its number.
#[wasm_bindgen]
pub fn begin(host: Host) -> usize {
    let tracker = Tracker::new(js_sys::Math::random());
    let edge = Edge { _life: life::Life::new(&host), host, timer: None, mono: 0.0 };
    CORES.with_borrow_mut(|cores| {
        cores.push((tracker, edge));
        cores.len() - 1
    })
}

/// May this goal count? Asked before anything is read for it.
#[wasm_bindgen]
pub fn open(core: usize, goal: u32, element: u32, mono: f64) -> bool {
    CORES.with_borrow(|cores| cores.get(core).is_some_and(|(tracker, _)| tracker.open(goal, element, mono)))
}

/// One signal. What its numbers and its text are, `signal` says.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "numbers cross the boundary for nothing, objects do not")]
pub fn hear(core: usize, mono: f64, kind: u32, a: u32, b: u32, c: u32, d: f64, text: &str) {
    CORES.with_borrow_mut(|cores| {
        if let Some((tracker, edge)) = cores.get_mut(core) {
            edge.mono = mono;
            tracker.step(mono, signal(kind, a, b, c, d, text), edge);
        }
    });
}

/// As `js/host/signal.ts` says them.
fn signal(kind: u32, a: u32, b: u32, c: u32, d: f64, text: &str) -> Signal<'_> {
    match kind {
        0 => Signal::Hidden,
        1 => Signal::Left,
        2 => Signal::Returned,
        3 => Signal::Tick,
        4 => Signal::Options(text),
        5 => Signal::Limits { events: a, collectors: b, every: d },
        6 => Signal::Goals(text),
        7 => Signal::Remove(a),
        8 => Signal::Check(text),
        9 => Signal::Event(Event {
            // The last number is no goal's: `track()`.
            goal: (a != u32::MAX).then_some(a),
            element: b,
            mono: d,
            category: if c & 2 > 0 { Category::Milestone } else { Category::Secondary },
            wanted: c >> 2,
            now: c & 1 > 0,
            text,
        }),
        10 => Signal::View(text),
        11 => Signal::Answer { request: a, answer: Answer { status: b, after: d } },
        12 => Signal::Flush(a),
        _ => Signal::Stop(a),
    }
}

impl Effects for Edge {
    fn options(&mut self, clean: &str) {
        self.host.options(clean);
    }

    fn watch(&mut self, number: u32, goal: &Goal, path: &str) {
        self.host.watch(number, goal.spec.listens, goal.spec.event, &goal.text, path);
    }

    fn checked(&mut self, clean: &str) {
        self.host.checked(clean);
    }

    fn view(&mut self, clean: &str) {
        self.host.view(clean);
    }

    fn wake(&mut self, at: f64) {
        // The old one is cleared as it is dropped.
        self.timer = timer::after(&self.host, at - self.mono);
    }

    fn send(&mut self, send: &Send) {
        let how = u32::from(send.keepalive) | u32::from(send.leaving) << 1;
        self.host.send(send.request, send.collector, send.batch, send.tries, send.high, how, &send.drops, &send.views, &send.events);
    }

    fn problem(&mut self, code: &'static str, path: &str) {
        self.host.problem(code, path);
    }

    fn settled(&mut self, call: u32) {
        self.host.settled(call);
    }
}
