//! The edge: everything that knows there is a browser, but for the hot path, which is `js/host`.
//!
//! Whatever happens here reaches the core through `js/host` (`Host::life`, `tick`, `answer`): a trap inside the module
//! cannot be caught by the module, so JavaScript stands on every way in, and the page never sees one.

mod host;
mod life;
mod random;
mod send;
mod timer;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use wasm_bindgen::prelude::*;

use crate::effect::Effect;
use crate::out::Answer;
use crate::record::Now;
use crate::signal::Signal;
use crate::tracker::Tracker;
use host::Host;

// A third of the default allocator's bytes, and audited. https://github.com/SFBdragon/talc
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// One tracker and its browser.
#[wasm_bindgen]
pub struct Core {
    tracker: RefCell<Tracker>,
    /// Signals that came while another one was being dealt with: a callback of the page may call us (DOM-7).
    waiting: RefCell<VecDeque<(Now, Signal)>>,
    busy: Cell<bool>,
    host: Host,
    life: RefCell<Option<life::Life>>,
    timer: timer::Timer,
    beacon: send::Beacon,
}

#[wasm_bindgen]
impl Core {
    /// Begins a stream. `options` is the text that `js/host/text.ts` writes.
    #[wasm_bindgen(constructor)]
    pub fn new(host: Host, mono: f64, wall: f64, options: &str) -> Core {
        let now = Now { mono, wall };
        let (tracker, effects) = Tracker::start(now, options, random::seed(), &host.page(), life::automated());
        let core = Core {
            beacon: send::Beacon::named(tracker.options().get("beacon")),
            tracker: RefCell::new(tracker),
            waiting: RefCell::default(),
            busy: Cell::new(true),
            life: RefCell::new(Some(life::Life::new(&host))),
            timer: timer::Timer::default(),
            host,
        };
        core.run(now, effects);
        core.busy.set(false);
        core
    }

    /// May this goal count? Asked before anything is read for it.
    pub fn open(&self, goal: u32, element: u32, mono: f64) -> bool {
        self.tracker.borrow().open(goal, element, mono)
    }

    /// A watched event matched; `fields` is what was read, as JSON.
    pub fn hit(&self, mono: f64, wall: f64, goal: u32, element: u32, at: f64, fields: &str) {
        self.hear(mono, wall, Signal::Hit { goal, element, mono: at, fields: fields.into() });
    }

    /// The browser does not accept the goal's selector (-1), or that part of one of its reads.
    pub fn refused(&self, mono: f64, wall: f64, goal: u32, read: i32, part: &str) {
        self.hear(mono, wall, Signal::Refused { goal, read: usize::try_from(read).ok(), part: part.into() });
    }

    pub fn track(&self, mono: f64, wall: f64, event: &str, data: &str) {
        self.hear(mono, wall, Signal::Track { event: event.into(), data: data.into() });
    }

    pub fn goals(&self, mono: f64, wall: f64, goals: &str) {
        self.hear(mono, wall, Signal::Goals(goals.into()));
    }

    pub fn remove(&self, mono: f64, wall: f64, id: &str) {
        self.hear(mono, wall, Signal::Remove(id.into()));
    }

    /// `host.settled(call)` follows.
    pub fn flush(&self, mono: f64, wall: f64, call: u32) {
        self.hear(mono, wall, Signal::Flush(call));
    }

    /// `host.settled(call)` follows.
    pub fn stop(&self, mono: f64, wall: f64, call: u32) {
        self.life.take();
        self.hear(mono, wall, Signal::Stop(call));
    }

    /// From `Life`: see its constants.
    pub fn life(&self, mono: f64, wall: f64, what: u32) {
        let signal = match what {
            life::HIDDEN => Signal::Hidden,
            life::LEFT => Signal::Left,
            _ => Signal::Returned(self.host.page()),
        };
        self.hear(mono, wall, signal);
    }

    pub fn tick(&self, mono: f64, wall: f64) {
        self.hear(mono, wall, Signal::Tick);
    }

    /// From `send`: status 0 is no answer; `after` is NaN without a `Retry-After`.
    pub fn answer(&self, mono: f64, wall: f64, request: u32, status: u16, after: f64) {
        let answer = match status {
            0 => Answer::Network,
            status => Answer::Status(status, (!after.is_nan()).then_some(after)),
        };
        self.hear(mono, wall, Signal::Answer { request, answer });
    }
}

impl Core {
    fn hear(&self, mono: f64, wall: f64, signal: Signal) {
        self.waiting.borrow_mut().push_back((Now { mono, wall }, signal));
        if self.busy.replace(true) {
            return;
        }
        loop {
            let next = self.waiting.borrow_mut().pop_front();
            let Some((now, signal)) = next else { break };
            let effects = self.tracker.borrow_mut().step(now, signal);
            self.run(now, effects);
        }
        self.busy.set(false);
    }

    fn run(&self, now: Now, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Watch { goal, event, options, synthetic, reads } => self.host.watch(goal, event, &options, synthetic, &reads),
                Effect::Unwatch { goal } => self.host.unwatch(goal),
                Effect::Ask { goal } => self.host.ask(goal),
                Effect::Wake { at } => self.timer.set(&self.host, at - now.mono),
                Effect::Send(send) => {
                    if let Some(answer) = send::send(&self.host, &send, self.beacon) {
                        self.waiting.borrow_mut().push_back((now, Signal::Answer { request: send.request, answer }));
                    }
                }
                Effect::Problem(problem) => self.host.problem(problem.code, &problem.path),
                Effect::Settled { call } => self.host.settled(call),
            }
        }
    }
}
