//! The edge: everything that knows there is a browser, but for the hot path, which is `js/host`.
//!
//! Whatever happens here reaches the core through `js/host` (`Host::hear`): a trap inside the module cannot be caught by
//! the module, so JavaScript stands on every way in, and the page never sees one. It also lets nothing in while a signal
//! is being dealt with, and runs the page's callbacks after it.

mod host;
mod life;
mod send;
mod timer;

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::effect::Effects;
use crate::goal::{Goal, Problem};
use crate::out::{Answer, Send};
use crate::record::{Identity, Now};
use crate::signal::Signal;
use crate::tracker::Tracker;
use host::Host;

// A third of the default allocator's bytes, and audited. https://github.com/SFBdragon/talc
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

thread_local! {
    /// One for each `start()`; they live as long as the document.
    static CORES: RefCell<Vec<(Tracker, Edge)>> = const { RefCell::new(Vec::new()) };
}

/// What carries out the wishes of one tracker.
struct Edge {
    host: Host,
    life: Option<life::Life>,
    timer: Option<gloo_timers::callback::Timeout>,
    beacon: send::Beacon,
    mono: f64,
}

/// Begins a stream, and gives its number. `options` is the text that `js/host/text.ts` writes, `page` what the page is.
#[wasm_bindgen]
pub fn begin(host: Host, mono: f64, wall: f64, stream: &str, session: &str, options: &str, page: &str) -> usize {
    let identity = Identity { stream: stream.into(), session: session.into() };
    let life = Some(life::Life::new(&host));
    let mut edge = Edge { host, life, timer: None, beacon: send::Beacon::Fallback, mono };
    let tracker = Tracker::start(Now { mono, wall }, identity, options, page, life::automated(), &mut edge);
    edge.beacon = send::Beacon::named(tracker.options().get("beacon"));
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
pub fn hear(core: usize, mono: f64, wall: f64, kind: u32, a: u32, b: u32, c: f64, text: &str) {
    CORES.with_borrow_mut(|cores| {
        if let Some((tracker, edge)) = cores.get_mut(core) {
            edge.mono = mono;
            if kind == STOP {
                edge.life = None;
            }
            tracker.step(Now { mono, wall }, signal(kind, a, b, c, text), edge);
        }
    });
}

const STOP: u32 = 10;

/// In the order of `Kind` in `js/host/signal.ts`.
fn signal(kind: u32, a: u32, b: u32, c: f64, text: &str) -> Signal<'_> {
    match kind {
        0 => Signal::Hidden,
        1 => Signal::Left,
        2 => Signal::Viewed(text),
        3 => Signal::Hit { goal: a, element: b, mono: c, facts: text },
        4 => Signal::Track(text),
        5 => Signal::Goals(text),
        6 => Signal::Remove(text),
        // Status 0 is no answer; without a `Retry-After`, `c` is NaN.
        7 if b == 0 => Signal::Answer { request: a, answer: Answer::Network },
        7 if b == 1 => Signal::Answer { request: a, answer: Answer::NotTaken },
        7 if b == 2 => Signal::Answer { request: a, answer: Answer::Taken },
        7 => Signal::Answer { request: a, answer: Answer::Status(b, c) },
        8 => Signal::Tick,
        9 => Signal::Flush(a),
        _ => Signal::Stop(a),
    }
}

impl Effects for Edge {
    fn watch(&mut self, number: u32, goal: &Goal, synthetic: bool) {
        self.host.watch(number, goal.spec.listens, &goal.text, synthetic, &goal.path);
    }

    fn unwatch(&mut self, number: u32) {
        self.host.unwatch(number);
    }

    fn viewed(&mut self) {
        self.host.viewed();
    }

    fn wake(&mut self, at: f64) {
        // The old one is cleared as it is dropped.
        self.timer = timer::after(&self.host, at - self.mono);
    }

    fn send(&mut self, send: Send) {
        send::send(&self.host, &send, self.beacon);
    }

    fn problem(&mut self, problem: &Problem) {
        self.host.problem(problem.code, &problem.path);
    }

    fn settled(&mut self, call: u32) {
        self.host.settled(call);
    }
}
