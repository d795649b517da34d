//! The switchboard: what each signal means to the rooms. It only routes; decisions are theirs.

use crate::effect::Effects;
use crate::goal::{self, Checker, Expected, Goal, Options, Scope, Verdict, spec};
use crate::json::{Shape, Writer, get, shape, text};
use crate::out::{Header, Queue, Record, Send};
use crate::record::{self, Category, Identity, Now, Random, iso, redact};
use crate::signal::Signal;

/// Everything that is known. `step` is the only way to change it.
#[derive(Default)]
pub struct Tracker {
    options: Options,
    goals: Vec<Slot>,
    scope: Scope,
    queue: Queue,
    random: Random,
    identity: Identity,
    /// Page views, as they leave.
    views: Vec<String>,
    /// The next sequence number.
    seq: u64,
    automated: bool,
    stopped: bool,
    /// Calls that wait for the collectors' answers.
    calls: Vec<u32>,
    /// When the edge was last asked to wake it.
    wake: f64,
}

/// A goal's number is its place. It keeps it when it is replaced or comes back, so that what bars it still does.
struct Slot {
    id: String,
    goal: Option<Goal>,
}

impl Tracker {
    /// Begins a stream: the options, what the page is (as in `Signal::Viewed`), and whether a test drives this browser.
    pub fn start(now: Now, identity: Identity, options: &str, page: &str, automated: bool, effects: &mut impl Effects) -> Tracker {
        let mut tracker = Tracker { random: Random::new(&identity.stream), identity, automated, wake: f64::INFINITY, ..Tracker::default() };
        let mut checker = Checker::default();
        tracker.options = Options::new(options, &mut checker);
        tracker.queue = Queue::new(&tracker.options.collectors());
        tracker.begin_view(page);
        tracker.add(get(options, "goals"), checker, effects);
        tracker.settle(now, effects);
        tracker
    }

    /// Hears one fact, and says what is to be done.
    pub fn step(&mut self, now: Now, signal: Signal, effects: &mut impl Effects) {
        match signal {
            Signal::Answer { request, answer } => self.queue.answer(request, answer, now.mono, &mut self.random),
            Signal::Flush(call) => {
                self.queue.flush(now.mono);
                self.calls.push(call);
            }
            Signal::Tick => self.wake = f64::INFINITY,
            Signal::Stop(call) => {
                if !self.stopped {
                    self.send(now, Queue::leave, effects);
                }
                self.stopped = true;
                self.calls.push(call);
            }
            _ if self.stopped => {}
            Signal::Goals(list) => {
                let mut checker = Checker::default();
                if shape(list) != Shape::List {
                    checker.wrong_at("goals", "wrong_type", Expected::Kind(&spec::Kind::Goals));
                }
                self.add(list, checker, effects);
            }
            Signal::Remove(id) => {
                if let Some(number) = self.goals.iter().position(|slot| slot.id == text(id)) {
                    self.remove(number, effects);
                }
            }
            Signal::Hit { goal, element, mono, facts } => self.hit(now, goal, element, mono, facts, effects),
            Signal::Track(facts) => {
                let mut checker = Checker { path: "track".into(), ..Checker::default() };
                checker.table(spec::EVENT, facts);
                // An event without a name is nothing.
                let clean = core::mem::take(&mut checker.clean.out);
                match text(get(&clean, "event")) {
                    "" if get(facts, "event").is_empty() => {
                        checker.wrong_at("event", "missing", Expected::Nothing);
                    }
                    "" => {}
                    name => {
                        let most = self.options.flush_events;
                        self.emit(now, now.mono, name, "", Category::of("", name), &clean, facts, most);
                    }
                }
                report(&checker, effects);
            }
            Signal::Hidden => self.queue.flush(now.mono),
            Signal::Left => self.send(now, Queue::leave, effects),
            Signal::Viewed(page) => {
                self.queue.returned();
                self.begin_view(page);
                effects.viewed();
            }
        }
        self.settle(now, effects);
    }

    /// May this goal count, as far as can be said before anything is read? Asked before each read.
    pub fn open(&self, goal: u32, element: u32, mono: f64) -> bool {
        self.goal(goal).is_some_and(|known| known.keyed || self.judge(goal, known, &default_key(known, element), mono) == Verdict::Fresh)
            && !self.stopped
    }

    /// The queue, for tests.
    pub fn queue(&self) -> &Queue {
        &self.queue
    }

    /// Sequence numbers given so far.
    pub fn given(&self) -> u64 {
        self.seq
    }

    pub fn options(&self) -> &Options {
        &self.options
    }

    fn goal(&self, number: u32) -> Option<&Goal> {
        self.goals.get(number as usize)?.goal.as_ref()
    }

    fn judge(&self, number: u32, goal: &Goal, key: &str, mono: f64) -> Verdict {
        self.scope.judge(number, key, goal.limits, mono, self.views.len())
    }

    /// `page` is a map; its id comes first.
    fn begin_view(&mut self, page: &str) {
        let mut view = Writer::default();
        view.raw("{").key("view_id").quoted(&self.identity.numbered(self.views.len() as u64)).raw(",");
        view.raw(page.get(1..).unwrap_or("}"));
        self.views.push(redact(&view.out));
    }

    /// The good goals of a list; what `checker` found before is told with what it finds.
    fn add(&mut self, list: &str, mut checker: Checker, effects: &mut impl Effects) {
        let back = checker.enter("goals", 0);
        let goals = goal::goals(list, &self.options, &mut checker);
        checker.leave(back);
        report(&checker, effects);
        for goal in goals {
            let number = self.goals.iter().position(|slot| slot.id == goal.id).unwrap_or_else(|| {
                self.goals.push(Slot { id: goal.id.clone(), goal: None });
                self.goals.len() - 1
            });
            let mut synthetic = get(&goal.text, "synthetic");
            if synthetic.is_empty() {
                synthetic = self.options.get("synthetic");
            }
            effects.watch(number as u32, &goal, text(synthetic) == "count");
            if let Some(slot) = self.goals.get_mut(number) {
                slot.goal = Some(goal);
            }
        }
    }

    fn remove(&mut self, number: usize, effects: &mut impl Effects) {
        if let Some(slot) = self.goals.get_mut(number) {
            slot.goal = None;
            effects.unwatch(number as u32);
        }
    }

    fn hit(&mut self, now: Now, number: u32, element: u32, mono: f64, facts: &str, effects: &mut impl Effects) {
        // Taken out for a moment: nothing in here adds or removes goals.
        let Some(goal) = self.goals.get_mut(number as usize).and_then(|slot| slot.goal.take()) else { return };
        let key = match get(facts, "key") {
            "" => default_key(&goal, element),
            key => key.into(),
        };
        if self.judge(number, &goal, &key, mono) == Verdict::Fresh {
            let mut checker = Checker { path: ["goals.", &goal.id].concat(), ..Checker::default() };
            checker.table(spec::EVENT, facts);
            self.scope.note(number, key, goal.limits, mono, self.views.len());
            let most = if goal.send_now { 1 } else { self.options.flush_events };
            self.emit(now, mono, &goal.event, &goal.id, goal.category, &checker.clean.out, facts, most);
            report(&checker, effects);
        }
        if let Some(slot) = self.goals.get_mut(number as usize) {
            slot.goal = Some(goal);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one place, called from two")]
    fn emit(&mut self, now: Now, mono: f64, name: &str, goal: &str, category: Category, clean: &str, facts: &str, most: usize) {
        let time = iso(now.wall_at(mono));
        let body = record::event(self.seq, &time, name, goal, category, clean, facts, &self.options);
        let record = Record { seq: self.seq, category, page: self.views.len().wrapping_sub(1), body };
        self.seq += 1;
        self.queue.push(record, name, now.mono, now.mono + self.options.flush_every, most);
    }

    /// Lets the queue make requests.
    fn send(&mut self, now: Now, make: fn(&mut Queue, &Header) -> Vec<Send>, effects: &mut impl Effects) {
        let high = self.seq.saturating_sub(1);
        let header = Header { identity: &self.identity, pages: &self.views, now, high, automated: self.automated };
        for send in make(&mut self.queue, &header) {
            effects.send(send);
        }
    }

    /// After each signal: what is due goes, calls whose answers are in are told, and the next moment is set.
    fn settle(&mut self, now: Now, effects: &mut impl Effects) {
        if !self.stopped {
            self.send(now, Queue::pump, effects);
        }
        if self.queue.settled(now.mono) || (self.stopped && self.queue.idle()) {
            for call in self.calls.drain(..) {
                effects.settled(call);
            }
        }
        let next = if self.stopped { f64::INFINITY } else { self.queue.next() };
        if next != self.wake {
            self.wake = next;
            effects.wake(next);
        }
    }
}

fn report(checker: &Checker, effects: &mut impl Effects) {
    for problem in &checker.problems {
        effects.problem(problem);
    }
}

/// What counts as the same thing, where the goal does not say: the element, or the page. No text in quotes, so no key of
/// a goal's own.
fn default_key(goal: &Goal, element: u32) -> String {
    let mut key = Writer::default();
    key.integer(if goal.spec.key_is_element { element.into() } else { 0 });
    key.out
}
