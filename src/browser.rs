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
use crate::goal::Once;
use crate::out::{Answer, Reason, Send};
use crate::record::Category;
use crate::signal::{Event, Signal};
use crate::tracker::Tracker;
use crate::trigger::{Meter, Way};

// A tenth of the default allocator's bytes. https://github.com/Craig-Macomber/lol_alloc
#[global_allocator]
#[expect(unsafe_code, reason = "wasm without the threads feature has one thread, which is all that is asked")]
static ALLOCATOR: lol_alloc::AssumeSingleThreaded<lol_alloc::FreeListAllocator> =
    unsafe { lol_alloc::AssumeSingleThreaded::new(lol_alloc::FreeListAllocator::new()) };

thread_local! {
    /// One for each `start()`; they live as long as the document.
    static CORES: RefCell<Vec<Tracker>> = const { RefCell::new(Vec::new()) };
}

// Numbers only, and functions only: that spares the page the coding of texts and a table of JavaScript's values.
#[wasm_bindgen(module = "#wishes")]
extern "C" {
    fn kept(core: usize, seq: u32);
    fn gone(core: usize, collector: u32, seq: u32, reason: u32);
    fn fire(core: usize, goal: u32, subject: u32, limit: u32, amount: f64);
    fn wake(core: usize, at: f64);
    fn put(core: usize, seq: u32);
    /// `how`: 1 may outlive the page, 2 the page is being left.
    fn send(core: usize, request: u32, collector: u32, batch: u32, tries: u32, high: u32, how: u32);
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

/// May this goal count for that thing? Asked before anything else is read for it.
#[wasm_bindgen]
pub fn open(core: usize, goal: u32, thing: u32, mono: f64) -> bool {
    CORES.with_borrow(|cores| cores.get(core).is_some_and(|tracker| tracker.open(goal, thing, mono)))
}

/// One signal. What its numbers are, `signal` says.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "numbers cross the boundary for nothing, objects do not")]
pub fn hear(core: usize, mono: f64, kind: u32, a: u32, b: u32, c: u32, d: f64, e: u32) {
    CORES.with_borrow_mut(|cores| {
        if let Some(tracker) = cores.get_mut(core) {
            tracker.step(mono, signal(kind, a, b, c, d, e), &mut Host(core));
        }
    });
}

/// As `js/host/signal.ts` says them.
fn signal(kind: u32, a: u32, b: u32, c: u32, d: f64, e: u32) -> Signal {
    match kind {
        0 => Signal::Hidden,
        1 => Signal::Left,
        2 => Signal::Returned,
        3 => Signal::Tick,
        4 => Signal::Limits { events: a, collectors: b, every: d },
        5 => Signal::Goal {
            goal: a,
            once: match b {
                0 => Once::No,
                1 => Once::Page,
                _ => Once::Session,
            },
            cooldown: d,
        },
        6 => Signal::Meter {
            goal: a,
            meter: Meter {
                way: match b {
                    0 => Way::View,
                    1 => Way::Subject,
                    2 => Way::Cumulative,
                    3 => Way::Continuous,
                    _ => Way::Delta,
                },
                idle: (c > 0).then_some(c),
            },
        },
        7 => Signal::Limit { goal: a, limit: d },
        8 => Signal::Remove(a),
        9 => Signal::Event(Event {
            // The last number is no goal's: `track()`.
            goal: (a != u32::MAX).then_some(a),
            thing: b,
            mono: d,
            category: if c & 2 > 0 { Category::Milestone } else { Category::Secondary },
            now: c & 1 > 0,
            wanted: c >> 2 & 255,
            name: c >> 10,
            bytes: e,
        }),
        10 => Signal::Reading { goal: a, subject: b, amount: d },
        11 => Signal::Run { goal: a, subject: b, on: c & 1 > 0, anew: c & 2 > 0 },
        12 => Signal::Active,
        13 => Signal::Attention { visible: a > 0, focused: b > 0, playing: c > 0 },
        14 => Signal::View { bytes: a },
        15 => Signal::Close,
        16 => Signal::Answer { request: a, answer: Answer { status: b, after: d } },
        17 => Signal::Flush(a),
        _ => Signal::Stop(a),
    }
}

/// Carries out the wishes of the core of that number.
struct Host(usize);

impl Effects for Host {
    fn kept(&mut self, seq: u32) {
        kept(self.0, seq);
    }

    fn gone(&mut self, collector: u32, seq: u32, reason: Reason) {
        gone(self.0, collector, seq, reason as u32);
    }

    fn fire(&mut self, goal: u32, subject: u32, limit: u32, amount: f64) {
        fire(self.0, goal, subject, limit, amount);
    }

    fn wake(&mut self, at: f64) {
        wake(self.0, at);
    }

    fn put(&mut self, seq: u32) {
        put(self.0, seq);
    }

    fn send(&mut self, made: &Send) {
        let how = u32::from(made.keepalive) | u32::from(made.leaving) << 1;
        send(self.0, made.request, made.collector, made.batch, made.tries, made.high, how);
    }

    fn settled(&mut self, call: u32) {
        settled(self.0, call);
    }
}
