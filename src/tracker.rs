//! The switchboard: what each signal means to the rooms. It only routes; decisions are theirs.

use crate::effect::Effect;
use crate::goal::{self, Checker, Expected, Goal, Options, Problem, Scope, Verdict, spec};
use crate::json::{Shape, Writer, get, members, nth, shape, text};
use crate::out::{Header, Queue, Record};
use crate::record::{Category, Draft, Identity, Now, PageView, Random, iso};
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
    views: Vec<PageView>,
    /// The next sequence number.
    seq: u64,
    automated: bool,
    stopped: bool,
    /// Calls that wait for the collectors' answers.
    calls: Vec<u32>,
    /// When the edge was last asked to wake it; 0 before.
    wake: f64,
    effects: Vec<Effect>,
}

/// A goal's number is its place. It keeps it when it is replaced or comes back, so that what bars it still does.
struct Slot {
    /// In quotes.
    id: String,
    goal: Option<Goal>,
    /// Reads that found nothing: said once.
    missing: Vec<usize>,
}

impl Tracker {
    /// Begins a stream: the options, 128 random bits, and what the page is (`["url","title","referrer"]`).
    pub fn start(now: Now, options: &str, seed: [u64; 2], page: &str, automated: bool) -> (Tracker, Vec<Effect>) {
        let mut tracker = Tracker { random: Random::new(seed), automated, ..Tracker::default() };
        tracker.identity = Identity::new(&mut tracker.random);
        let mut checker = Checker::default();
        tracker.options = Options::new(options, &mut checker);
        tracker.queue = Queue::new(&tracker.options.collectors());
        let goals = get(options, "goals");
        tracker.begin_view(page);
        tracker.add(goals, checker, "goals");
        let effects = tracker.settle(now);
        (tracker, effects)
    }

    /// Hears one fact, and says what is to be done.
    pub fn step(&mut self, now: Now, signal: Signal) -> Vec<Effect> {
        match signal {
            Signal::Answer { request, answer } => self.queue.answer(request, answer, now.mono, &mut self.random),
            Signal::Flush(call) => {
                self.queue.flush(now.mono);
                self.calls.push(call);
            }
            Signal::Tick => self.wake = 0.0,
            Signal::Stop(call) => {
                for number in 0..self.goals.len() {
                    self.remove(number);
                }
                if !self.stopped {
                    self.leave(now);
                }
                self.stopped = true;
                self.calls.push(call);
            }
            _ if self.stopped => {}
            Signal::Goals(list) => {
                let mut checker = Checker::default();
                if shape(&list) != Shape::List {
                    checker.wrong_at("goals", "wrong_type", Expected::Kind(&spec::Kind::Goals));
                }
                self.add(&list, checker, "goals");
            }
            Signal::Remove(id) => {
                if let Some(number) = self.goals.iter().position(|slot| slot.id == id) {
                    self.remove(number);
                }
            }
            Signal::Refused { goal, read, part } => self.refused(goal as usize, read, &part),
            Signal::Hit { goal, element, mono, fields } => self.hit(now, goal, element, mono, &fields),
            Signal::Track { event, data } => self.track(now, &event, &data),
            Signal::Hidden => self.queue.flush(now.mono),
            Signal::Left => self.leave(now),
            Signal::Returned(page) => {
                self.queue.returned();
                self.begin_view(&page);
                for number in 0..self.goals.len() {
                    self.ask_page(number);
                }
            }
        }
        self.settle(now)
    }

    /// May this goal count, as far as can be said before anything is read? Asked before each read.
    pub fn open(&self, goal: u32, element: u32, mono: f64) -> bool {
        let Some(known) = self.goal(goal as usize).filter(|_| !self.stopped) else { return false };
        // A key of its own is known only once it is read.
        !known.get("key").is_empty() || self.judge(goal, known, &default_key(known, element), mono) == Verdict::Fresh
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

    fn goal(&self, number: usize) -> Option<&Goal> {
        self.goals.get(number)?.goal.as_ref()
    }

    fn judge(&self, number: u32, goal: &Goal, key: &str, mono: f64) -> Verdict {
        self.scope.judge(number, key, goal.limits, mono, self.views.len())
    }

    fn problem(&mut self, code: &'static str, path: &[&str]) {
        self.effects.push(Effect::Problem(Problem { code, path: path.concat(), expected: Expected::Nothing }));
    }

    fn begin_view(&mut self, page: &str) {
        let id = self.identity.numbered(self.views.len() as u64);
        self.views.push(PageView::new(id, page, self.options.get("queryKeys")));
    }

    /// The good goals of a list, which stands at `path`; what `checker` found before is told with what it finds.
    fn add(&mut self, list: &str, mut checker: Checker, path: &str) {
        let back = checker.enter(path, 0);
        let goals = goal::goals(list, &self.options, &mut checker);
        checker.leave(back);
        self.effects.extend(checker.problems.into_iter().map(Effect::Problem));
        for goal in goals {
            let id = goal.get("id");
            let number = self.goals.iter().position(|slot| slot.id == id).unwrap_or_else(|| {
                self.goals.push(Slot { id: id.into(), goal: None, missing: Vec::new() });
                self.goals.len() - 1
            });
            let synthetic = goal.get("synthetic");
            let synthetic = if synthetic.is_empty() { self.options.get("synthetic") } else { synthetic };
            self.effects.push(Effect::Watch {
                goal: number as u32,
                event: goal.spec.listens,
                options: goal.options().into(),
                synthetic: synthetic == "\"count\"",
                reads: goal.reads.clone(),
            });
            if let Some(slot) = self.goals.get_mut(number) {
                slot.missing.clear();
                slot.goal = Some(goal);
            }
            self.ask_page(number);
        }
    }

    fn remove(&mut self, number: usize) {
        if let Some(slot) = self.goals.get_mut(number)
            && slot.goal.take().is_some()
        {
            self.effects.push(Effect::Unwatch { goal: number as u32 });
        }
    }

    /// What only the browser can find out: a wrong selector switches the goal off, a wrong source leaves its part out.
    fn refused(&mut self, number: usize, read: Option<usize>, part: &str) {
        let Some(goal) = self.goal(number) else { return };
        let path = match read {
            None => ["on.", goal.spec.name, if shape(goal.options()) == Shape::Map { ".selector" } else { "" }].concat(),
            Some(index) => [text(get(nth(&goal.reads, index), "path")), ".", part].concat(),
        };
        let code = if part == "regex" { "regex" } else { "selector" };
        let place = goal.path.clone();
        self.problem(code, &[&place, ".", &path]);
        if read.is_none() || path.starts_with("key.") {
            self.remove(number);
        } else if let Some(slot) = self.goals.get_mut(number) {
            slot.missing.extend(read);
        }
    }

    fn ask_page(&mut self, number: usize) {
        let url = self.views.last().map(|view| view.raw_url.as_str()).unwrap_or_default();
        if self.goal(number).is_some_and(|goal| (goal.spec.on_page)(goal.options(), url)) {
            self.effects.push(Effect::Ask { goal: number as u32 });
        }
    }

    fn hit(&mut self, now: Now, number: u32, element: u32, mono: f64, fields: &str) {
        // Taken out for a moment: nothing in here adds or removes goals.
        let Some(goal) = self.goals.get_mut(number as usize).and_then(|slot| slot.goal.take()) else { return };
        let draft = Draft {
            event: goal.event(),
            goal: goal.id(),
            category: goal.category,
            text: &goal.text,
            reads: &goal.reads,
            fields,
            own: goal.own,
        };
        let key = match draft.key() {
            "" => default_key(&goal, element),
            key => ["\"", key].concat(),
        };
        if self.judge(number, &goal, &key, mono) == Verdict::Fresh {
            self.say_missing(number as usize, &goal, fields);
            self.scope.note(number, key, goal.limits, mono, self.views.len());
            let most = if goal.get("send") == "\"now\"" { 1 } else { self.options.flush_events };
            self.emit(now, mono, &draft, most);
        }
        if let Some(slot) = self.goals.get_mut(number as usize) {
            slot.goal = Some(goal);
        }
    }

    /// A source that finds nothing is a diagnostic, once a goal (GOAL-6).
    fn say_missing(&mut self, number: usize, goal: &Goal, fields: &str) {
        for (index, (_, field)) in members(fields).enumerate().take(goal.own) {
            let Some(slot) = self.goals.get_mut(number) else { return };
            if shape(field) == Shape::Null && !slot.missing.contains(&index) {
                slot.missing.push(index);
                self.problem("not_found", &["goals.", goal.id(), ".", text(get(nth(&goal.reads, index), "path"))]);
            }
        }
    }

    fn track(&mut self, now: Now, event: &str, data: &str) {
        let mut checker = Checker::default();
        let back = checker.enter("track", 0);
        let event = text(event);
        let named = !event.trim_ascii().is_empty() && event.len() <= 64;
        if !named {
            checker.wrong_at("event", "event_name", Expected::Nothing);
        }
        let inner = checker.enter("data", 0);
        if shape(data) != Shape::Null {
            checker.check(&spec::EVENT_DATA, data);
        }
        let clean = core::mem::take(&mut checker.clean.out);
        if !get(&clean, "value").is_empty() && get(&clean, "currency").is_empty() && self.options.get("currency").is_empty() {
            checker.wrong_at("value", "needs_currency", Expected::Nothing);
        }
        checker.leave(inner);
        checker.leave(back);
        self.effects.extend(checker.problems.into_iter().map(Effect::Problem));
        if named {
            let draft = Draft { event, goal: "", category: Category::of("", event), text: &clean, reads: "", fields: "", own: 0 };
            self.emit(now, now.mono, &draft, self.options.flush_events);
        }
    }

    fn emit(&mut self, now: Now, mono: f64, draft: &Draft, most: usize) {
        let body = draft.write(self.seq, &iso(now.wall_at(mono)), &self.options);
        let record = Record { seq: self.seq, category: draft.category, page: self.views.len().saturating_sub(1), body };
        self.seq += 1;
        self.queue.push(record, draft.event, now.mono, now.mono + self.options.flush_every, most);
    }

    fn leave(&mut self, now: Now) {
        self.send(now, Queue::leave);
    }

    /// Lets the queue make requests.
    fn send(&mut self, now: Now, make: fn(&mut Queue, &Header) -> Vec<crate::out::Send>) {
        let high = self.seq.saturating_sub(1);
        let header = Header { identity: &self.identity, pages: &self.views, now, high, automated: self.automated };
        self.effects.extend(make(&mut self.queue, &header).into_iter().map(Effect::Send));
    }

    /// After each signal: what is due goes, calls whose answers are in are told, and the next moment is set.
    fn settle(&mut self, now: Now) -> Vec<Effect> {
        if !self.stopped {
            self.send(now, Queue::pump);
        }
        if self.queue.settled(now.mono) || (self.stopped && self.queue.idle()) {
            self.effects.extend(core::mem::take(&mut self.calls).into_iter().map(|call| Effect::Settled { call }));
        }
        let next = if self.stopped { f64::INFINITY } else { self.queue.next() };
        if next != self.wake {
            self.wake = next;
            self.effects.push(Effect::Wake { at: next });
        }
        core::mem::take(&mut self.effects)
    }
}

/// What counts as the same thing, where the goal does not say: the element, or the page.
fn default_key(goal: &Goal, element: u32) -> String {
    let mut key = Writer::default();
    if goal.spec.key_is_element {
        key.integer(element.into());
    }
    key.out
}
