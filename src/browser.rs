//! The door to the browser: what `js/host` calls, and what it is called for. Nothing else here knows that there is one.
//!
//! JavaScript stands on every way in (`js/host/host.ts`): a trap inside the module cannot be caught by the module. It lets
//! nothing in while a signal is being dealt with, and runs the page's callbacks after it.
//!
//! Listeners, the timer and requests are the host's, too: three listeners and one timer over web-sys and gloo-timers cost
//! 1,130 B of brotli on every page of a shop, in JavaScript 90 (ARCHITECTURE.md, "What the named crates cost").

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::effect::Effects;
use crate::goal::Goal;
use crate::out::{Answer, Send};
use crate::record::Category;
use crate::signal::{Event, Signal};
use crate::tracker::Tracker;

// A tenth of the default allocator's bytes. https://github.com/Craig-Macomber/lol_alloc
#[global_allocator]
#[expect(unsafe_code, reason = "wasm without the threads feature has one thread, which is all that is asked")]
static ALLOCATOR: lol_alloc::AssumeSingleThreaded<lol_alloc::FreeListAllocator> =
    unsafe { lol_alloc::AssumeSingleThreaded::new(lol_alloc::FreeListAllocator::new()) };

thread_local! {
    /// One for each `start()`; they live as long as the document.
    static CORES: RefCell<Vec<Tracker>> = const { RefCell::new(Vec::new()) };
}

// By number and not as methods of an object: that spares the module a table of JavaScript's values.
#[wasm_bindgen(module = "#wishes")]
extern "C" {
    fn options(core: usize, clean: &str);
    fn watch(core: usize, number: u32, listens: &str, event: &str, goal: &str, path: &str);
    fn checked(core: usize, clean: &str);
    fn wake(core: usize, at: f64);
    /// `how`: 1 may outlive the page, 2 the page is being left.
    fn send(core: usize, request: u32, collector: u32, batch: u32, tries: u32, high: u32, how: u32, drops: &str, views: &str, events: &str);
    fn problem(core: usize, code: &str, path: &str);
    fn settled(core: usize, call: u32);
}

/// Begins a stream, and gives its number. `seed` is random, between 0 and 1.
#[wasm_bindgen]
pub fn begin(seed: f64) -> usize {
    CORES.with_borrow_mut(|cores| {
        cores.push(Tracker::new(seed));
        cores.len() - 1
    })
}

/// May this goal count? Asked before anything is read for it.
#[wasm_bindgen]
pub fn open(core: usize, goal: u32, element: u32, mono: f64) -> bool {
    CORES.with_borrow(|cores| cores.get(core).is_some_and(|tracker| tracker.open(goal, element, mono)))
}

/// One signal. What its numbers and its text are, `signal` says.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "numbers cross the boundary for nothing, objects do not")]
pub fn hear(core: usize, mono: f64, kind: u32, a: u32, b: u32, c: u32, d: f64, text: &str) {
    CORES.with_borrow_mut(|cores| {
        if let Some(tracker) = cores.get_mut(core) {
            tracker.step(mono, signal(kind, a, b, c, d, text), &mut Host(core));
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
        10 => Signal::View { bytes: a },
        11 => Signal::Answer { request: a, answer: Answer { status: b, after: d } },
        12 => Signal::Flush(a),
        _ => Signal::Stop(a),
    }
}

/// Carries out the wishes of the core of that number.
struct Host(usize);

impl Effects for Host {
    fn options(&mut self, clean: &str) {
        options(self.0, clean);
    }

    fn watch(&mut self, number: u32, goal: &Goal, path: &str) {
        watch(self.0, number, goal.spec.listens, goal.spec.event, &goal.text, path);
    }

    fn checked(&mut self, clean: &str) {
        checked(self.0, clean);
    }

    fn wake(&mut self, at: f64) {
        wake(self.0, at);
    }

    fn send(&mut self, made: &Send) {
        let how = u32::from(made.keepalive) | u32::from(made.leaving) << 1;
        let Send { request, collector, batch, tries, high, .. } = *made;
        send(self.0, request, collector, batch, tries, high, how, &made.drops, &made.views, &made.events);
    }

    fn problem(&mut self, code: &'static str, path: &str) {
        problem(self.0, code, path);
    }

    fn settled(&mut self, call: u32) {
        settled(self.0, call);
    }
}
