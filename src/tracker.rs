//! The switchboard: what each signal means to the rooms. It only routes; decisions are theirs.

use crate::effect::Effects;
use crate::goal::spec::{EVENT, MOST_GOALS, OPTIONS};
use crate::goal::{Checker, Goal, Once, Scope, Verdict};
use crate::json::{Shape, Writer, get, members, shape, text};
use crate::out::{Limiter, Queue, Record};
use crate::record::Random;
use crate::signal::{Event, Signal};

/// Everything that is known. `step` is the only way to change it.
#[derive(Default)]
pub struct Tracker {
    goals: Vec<Slot>,
    scope: Scope,
    queues: Vec<Queue>,
    limiter: Limiter,
    random: Random,
    /// Is there a currency for every goal?
    currency: bool,
    /// How many events make a batch, and how many milliseconds one may wait.
    events: u32,
    every: f64,
    /// The next sequence number.
    seq: u32,
    /// The last number of a request or a batch.
    last: u32,
    stopped: bool,
    /// The bytes of each page view.
    views: Vec<usize>,
    /// Calls that wait for the collectors' answers, and the number below which those are meant.
    calls: Vec<(u32, u32)>,
    /// When the edge was last asked to wake it.
    wake: f64,
}

/// A goal's number is its place. It keeps it when it is replaced or comes back, so that what bars it still does.
struct Slot {
    /// In quotes.
    id: String,
    once: Once,
    cooldown: f64,
    keyed: bool,
    key_is_element: bool,
    off: bool,
}

impl Tracker {
    /// `seed` is a random number between 0 and 1.
    pub fn new(seed: f64) -> Tracker {
        Tracker { random: Random::new(seed), wake: f64::INFINITY, ..Tracker::default() }
    }

    /// Hears one fact at a moment (milliseconds, monotonic), and says what is to be done.
    pub fn step(&mut self, mono: f64, signal: Signal, effects: &mut dyn Effects) {
        match signal {
            Signal::Answer { request, answer } => {
                for queue in &mut self.queues {
                    queue.answer(request, answer, mono, &mut self.random, &mut self.last);
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
            Signal::Hidden => self.queues.iter_mut().for_each(Queue::hurry),
            Signal::Options(given) => {
                let mut checker = Checker::new(effects);
                if shape(given) == Shape::Map {
                    checker.table(OPTIONS, given);
                } else {
                    checker.wrong("wrong_type");
                }
                let clean = core::mem::take(&mut checker.clean.out);
                self.currency = !get(&clean, "currency").is_empty();
                effects.options(if clean.is_empty() { "{}" } else { &clean });
            }
            Signal::Limits { events, every, collectors } => {
                self.events = events;
                self.every = every;
                self.queues.resize(collectors as usize, Queue::default());
            }
            Signal::Goals(list) => self.add(list, effects),
            Signal::Remove(number) => {
                if let Some(slot) = self.goals.get_mut(number as usize) {
                    slot.off = true;
                }
            }
            Signal::Check(given) => {
                let mut checker = Checker::new(effects);
                checker.enter("track", 0);
                if checker.table(EVENT, given) {
                    let clean = core::mem::take(&mut checker.clean.out);
                    effects.checked(&clean);
                }
            }
            Signal::Event(event) => self.event(mono, event),
            Signal::View { bytes } => {
                self.scope.view += 1;
                // With its id.
                self.views.push(bytes as usize + 64);
            }
            Signal::Left => {
                self.send(mono, true, effects);
                return self.tell(mono, effects);
            }
            Signal::Returned => self.queues.iter_mut().for_each(Queue::returned),
        }
        self.settle(mono, effects);
    }

    /// May this goal count, as far as can be said before anything is read? Asked before each read.
    pub fn open(&self, goal: u32, element: u32, mono: f64) -> bool {
        !self.stopped
            && self
                .goals
                .get(goal as usize)
                .is_some_and(|slot| !slot.off && (slot.keyed || self.fresh(slot, goal, &slot.key("", element), mono)))
    }

    /// For tests: one a collector.
    pub fn queues(&self) -> &[Queue] {
        &self.queues
    }

    /// For tests: sequence numbers given so far.
    pub fn given(&self) -> u32 {
        self.seq
    }

    fn fresh(&self, slot: &Slot, goal: u32, key: &str, mono: f64) -> bool {
        self.scope.judge(goal, key, slot.once, slot.cooldown, mono) == Verdict::Fresh
    }

    /// The good goals of a list.
    fn add(&mut self, list: &str, effects: &mut dyn Effects) {
        if shape(list) != Shape::List {
            Checker::new(effects).wrong_at("goals", "wrong_type");
            return;
        }
        let mut seen = Vec::new();
        for (index, (_, given)) in members(list).enumerate().take(MOST_GOALS + 1) {
            let mut checker = Checker::new(effects);
            checker.enter("goals", 0);
            checker.enter("", index);
            if index == MOST_GOALS {
                checker.wrong("too_many");
                return;
            }
            let Some(goal) = Goal::new(given, self.currency, &mut checker) else { continue };
            let id = get(&goal.text, "id");
            let number = self.goals.iter().position(|slot| slot.id == id).unwrap_or(self.goals.len());
            if seen.contains(&number) {
                checker.wrong_at("id", "duplicate_id");
            }
            seen.push(number);
            let Goal { once, cooldown, keyed, .. } = goal;
            let slot = Slot { id: id.into(), once, cooldown, keyed, key_is_element: goal.spec.key_is_element, off: false };
            if let Some(known) = self.goals.get_mut(number) {
                *known = slot;
            } else {
                self.goals.push(slot);
            }
            let path = core::mem::take(&mut checker.path);
            effects.watch(number as u32, &goal, &path);
        }
    }

    /// Decides whether it counts. Then it gets its number, and goes on its way.
    fn event(&mut self, mono: f64, event: Event) {
        if let Some(goal) = event.goal {
            let Some(slot) = self.goals.get(goal as usize).filter(|slot| !slot.off) else { return };
            let key = slot.key(get(event.text, "key"), event.element);
            if !self.fresh(slot, goal, &key, event.mono) {
                return;
            }
            self.scope.note(goal, &key, event.mono);
        }
        let mut body = Writer::default();
        body.raw("{").key("seq").integer(self.seq).raw(",").raw(event.text.get(1..event.text.len() - 1).unwrap_or_default());
        let record =
            Record { seq: self.seq, category: event.category, view: self.scope.view.wrapping_sub(1), body: body.out, batch: 0, tries: 0 };
        self.seq += 1;
        let free = self.limiter.take(text(get(event.text, "event")), mono);
        for (place, queue) in self.queues.iter_mut().enumerate() {
            if event.wanted & (1 << place) == 0 {
                queue.drop("filtered");
            } else if !free {
                queue.drop("suppressed");
            } else {
                queue.push(&record, mono + self.every, if event.now { 1 } else { self.events });
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
        for at in 0..self.queues.len() {
            let kept_alive = self.queues.iter().map(Queue::kept_alive).sum();
            if let Some(queue) = self.queues.get_mut(at)
                && (!leaving || queue.leave())
                && let Some(mut send) = queue.request(mono, shares, kept_alive, &self.views, &mut self.last)
            {
                shares = shares.saturating_sub(1).max(usize::from(leaving));
                send.collector = at as u32;
                send.high = self.seq - 1;
                effects.send(&send);
            }
        }
    }

    /// After each signal: what is due goes, calls whose answers are in are told, and the next moment is set.
    fn settle(&mut self, mono: f64, effects: &mut dyn Effects) {
        self.send(mono, false, effects);
        self.tell(mono, effects);
    }

    fn tell(&mut self, mono: f64, effects: &mut dyn Effects) {
        let mut next = f64::INFINITY;
        for queue in self.queues.iter().filter(|_| !self.stopped) {
            if queue.next() < next {
                next = queue.next();
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

impl Slot {
    /// What counts as the same thing: the key that was read, in quotes; where there is none the element, or the page.
    fn key(&self, read: &str, element: u32) -> String {
        let mut key = Writer::default();
        key.raw(read);
        if read.is_empty() {
            key.integer(if self.key_is_element { element } else { 0 });
        }
        key.out
    }
}
