//! The switchboard: what each signal means to the rooms. It only routes; decisions are theirs.

use crate::effect::Effects;
use crate::goal::{Once, Scope, Verdict};
use crate::out::{Limiter, Queue, Reason, Record};
use crate::record::Random;
use crate::signal::{Event, Signal};
use crate::trigger::Meters;

/// Everything that is known. `step` is the only way to change it.
#[derive(Default)]
pub struct Tracker {
    goals: Vec<Slot>,
    scope: Scope,
    meters: Meters,
    queues: Vec<Queue>,
    limiter: Limiter,
    random: Random,
    /// How many events make a batch, and how many milliseconds one may wait.
    events: u32,
    every: f64,
    /// The next sequence number.
    seq: u32,
    /// The last number of a request or a batch.
    last: u32,
    stopped: bool,
    /// The bytes of the page view.
    view_bytes: usize,
    /// Calls that wait for the collectors' answers, and the number below which those are meant.
    calls: Vec<(u32, u32)>,
    /// When the edge was last asked to wake it.
    wake: f64,
}

/// A goal's number is its place. It keeps it when it is replaced or comes back, so that what bars it still does.
#[derive(Clone, Copy, Default)]
struct Slot {
    once: Once,
    cooldown: f64,
    on: bool,
}

/// What a number and a page add to an event: `{"seq":1234567,`, `,"page":12},`.
const NUMBER_BYTES: usize = 28;
/// What its id adds to a page view.
const VIEW_BYTES: usize = 64;

impl Tracker {
    /// `seed` is a random number between 0 and 1.
    pub fn new(seed: f64) -> Tracker {
        Tracker { random: Random::new(seed), wake: f64::INFINITY, ..Tracker::default() }
    }

    /// Hears one fact at a moment (milliseconds, monotonic), and says what is to be done.
    pub fn step(&mut self, mono: f64, signal: Signal, effects: &mut dyn Effects) {
        self.meters.advance(mono);
        // What was passed by now was passed, whatever is heard now: timers come late.
        if !self.stopped {
            self.meters.tell(false, effects);
        }
        match signal {
            Signal::Answer { request, answer } => {
                for queue in &mut self.queues {
                    queue.answer(request, answer, mono, &mut self.random, &mut self.last, effects);
                }
            }
            Signal::Flush(call) => {
                self.queues.iter_mut().for_each(Queue::flush);
                self.calls.push((call, self.seq));
            }
            Signal::Tick => self.wake = f64::INFINITY,
            Signal::Stop(call) => {
                if !self.stopped {
                    self.queues.iter_mut().for_each(Queue::last);
                }
                self.stopped = true;
                self.calls.push((call, self.seq));
            }
            _ if self.stopped => {}
            Signal::Limits { events, every, collectors } => {
                self.events = events;
                self.every = every;
                self.queues = (0..collectors).map(Queue::new).collect();
            }
            Signal::Goal { goal, once, cooldown } => {
                self.meters.remove(goal);
                let place = goal as usize;
                if place >= self.goals.len() {
                    self.goals.resize(place + 1, Slot::default());
                }
                if let Some(slot) = self.goals.get_mut(place) {
                    *slot = Slot { once, cooldown, on: true };
                }
            }
            Signal::Meter { goal, meter } => self.meters.set(goal, meter),
            Signal::Limit { goal, limit } => self.meters.limit(goal, limit),
            Signal::Remove(goal) => {
                self.meters.remove(goal);
                if let Some(slot) = self.goals.get_mut(goal as usize) {
                    slot.on = false;
                }
            }
            Signal::Event(event) => self.event(mono, event, effects),
            Signal::Reading { goal, subject, amount } => self.meters.reading(goal, subject, amount),
            Signal::Run { goal, subject, on, anew } => self.meters.run(goal, subject, on, anew),
            Signal::Active => self.meters.active(mono),
            Signal::Attention { visible, focused, playing } => self.meters.attention(visible, focused, playing),
            Signal::View { bytes } => {
                self.scope.view += 1;
                self.meters.view();
                self.view_bytes = bytes as usize + VIEW_BYTES;
            }
            Signal::Close => {}
            Signal::Hidden => self.queues.iter_mut().for_each(Queue::hurry),
            Signal::Left => {
                self.send(mono, true, effects);
                return self.tell(mono, effects);
            }
            Signal::Returned => self.queues.iter_mut().for_each(Queue::returned),
        }
        if !self.stopped {
            self.meters.tell(signal == Signal::Close, effects);
        }
        self.send(mono, false, effects);
        self.tell(mono, effects);
    }

    /// May this goal count for that thing? Asked before anything else is read for it.
    pub fn open(&self, goal: u32, thing: u32, mono: f64) -> bool {
        !self.stopped
            && self
                .goals
                .get(goal as usize)
                .is_some_and(|slot| slot.on && self.scope.judge(thing, slot.once, slot.cooldown, mono) == Verdict::Fresh)
    }

    /// For tests: one a collector.
    pub fn queues(&self) -> &[Queue] {
        &self.queues
    }

    /// For tests: sequence numbers given so far.
    pub fn given(&self) -> u32 {
        self.seq
    }

    /// Decides whether it counts. Then it gets its number, and goes on its way.
    fn event(&mut self, mono: f64, event: Event, effects: &mut dyn Effects) {
        if let Some(goal) = event.goal {
            if !self.open(goal, event.thing, event.mono) {
                return;
            }
            self.scope.note(event.thing, event.mono);
        }
        let seq = self.seq;
        self.seq += 1;
        effects.kept(seq);
        let view = self.scope.view.wrapping_sub(1);
        let bytes = event.bytes as usize + NUMBER_BYTES;
        let record = Record { seq, category: event.category, view, bytes, view_bytes: self.view_bytes, batch: 0, tries: 0 };
        let free = self.limiter.take(event.name, mono);
        for (place, queue) in (0..).zip(&mut self.queues) {
            if event.wanted & (1 << place) == 0 {
                effects.gone(place, seq, Reason::Filtered);
            } else if !free {
                effects.gone(place, seq, Reason::Suppressed);
            } else {
                queue.push(record, mono + self.every, if event.now { 1 } else { self.events }, effects);
            }
        }
    }

    /// Lets the queues make their requests.
    fn send(&mut self, mono: f64, leaving: bool, effects: &mut dyn Effects) {
        let mut shares = 0;
        if leaving {
            // Each queue has its share of the room: one that is down has most that waits (DEL-7).
            shares = self.queues.iter_mut().filter_map(|queue| queue.leave().then_some(())).count();
            if shares == 0 {
                return;
            }
        }
        let high = self.seq.wrapping_sub(1);
        for at in 0..self.queues.len() {
            let kept_alive = self.queues.iter().map(Queue::kept_alive).sum();
            if let Some(queue) = self.queues.get_mut(at)
                && (!leaving || queue.leave())
                && queue.request(mono, shares, kept_alive, high, &mut self.last, effects)
            {
                shares = shares.saturating_sub(1).max(usize::from(leaving));
            }
        }
    }

    /// Calls whose answers are in are told, and the next moment is set.
    fn tell(&mut self, mono: f64, effects: &mut dyn Effects) {
        let mut next = f64::INFINITY;
        if !self.stopped {
            next = self.meters.next();
            for queue in &self.queues {
                if queue.next() < next {
                    next = queue.next();
                }
            }
        }
        let queues = &self.queues;
        self.calls.retain(|(call, below)| {
            let waits = queues.iter().any(|queue| !queue.settled(mono, *below));
            if !waits {
                effects.settled(*call);
            }
            waits
        });
        if next != self.wake {
            self.wake = next;
            effects.wake(next);
        }
    }
}
