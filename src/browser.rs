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
use crate::out::{Reason, Send};
use crate::signal::Signal;
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

// Numbers only, and functions only: that spares the page the coding of texts and a table of JavaScript's values. None comes near
// 2^31; as unsigned ones each would cost the page a conversion.
#[wasm_bindgen(module = "#wishes")]
extern "C" {
    fn kept(core: i32, seq: i32);
    fn gone(core: i32, collector: i32, seq: i32, reason: i32);
    fn fire(core: i32, goal: i32, subject: i32, limit: i32, amount: f64);
    fn wake(core: i32, at: f64);
    fn put(core: i32, seq: i32);
    /// `how`: 1 may outlive the page, 2 the page is being left.
    fn send(core: i32, request: i32, collector: i32, batch: i32, tries: i32, high: i32, how: i32);
    fn settled(core: i32, call: i32);
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

/// One signal. What its numbers are, `Signal::decode` says.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "numbers cross the boundary for nothing, objects do not")]
pub fn hear(core: usize, mono: f64, kind: u32, a: u32, b: u32, c: u32, d: f64, e: u32) {
    CORES.with_borrow_mut(|cores| {
        if let Some(tracker) = cores.get_mut(core) {
            tracker.step(mono, Signal::decode(kind, a, b, c, d, e), &mut Host(core as i32));
        }
    });
}

/// Carries out the wishes of the core of that number.
struct Host(i32);

impl Effects for Host {
    fn kept(&mut self, seq: u32) {
        kept(self.0, seq as i32);
    }

    fn gone(&mut self, collector: u32, seq: u32, reason: Reason) {
        gone(self.0, collector as i32, seq as i32, reason as u32 as i32);
    }

    fn fire(&mut self, goal: u32, subject: u32, limit: u32, amount: f64) {
        fire(self.0, goal as i32, subject as i32, limit as i32, amount);
    }

    fn wake(&mut self, at: f64) {
        wake(self.0, at);
    }

    fn put(&mut self, seq: u32) {
        put(self.0, seq as i32);
    }

    fn send(&mut self, made: &Send) {
        let how = u32::from(made.keepalive) | u32::from(made.leaving) << 1;
        send(self.0, made.request as i32, made.collector as i32, made.batch as i32, made.tries as i32, made.high as i32, how as i32);
    }

    fn settled(&mut self, call: u32) {
        settled(self.0, call as i32);
    }
}
