//! The switchboard: what each signal means to the rooms. It only routes; decisions are theirs.

use crate::effect::Effect;
use crate::goal::{self, Expected, Fields, Goal, Key, Options, Problem, Problems, Scope, Verdict};
use crate::json::{self, Value, Writer};
use crate::out::{Header, Queue, Record};
use crate::record::{self, Category, Draft, Identity, Now, PageView, Random};
use crate::signal::{Page, Signal};

/// Everything that is known. `step` is the only way to change it.
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
    /// When the edge was last asked to wake it.
    wake: f64,
    effects: Vec<Effect>,
}

/// A goal's number is its place. It keeps it when it is replaced or comes back, so that what bars it still does.
struct Slot {
    id: String,
    goal: Option<Goal>,
    /// Reads that found nothing: said once.
    missing: Vec<usize>,
}

impl Tracker {
    /// Begins a stream: the options as text, 128 random bits, and what the page is.
    pub fn start(now: Now, options: &str, seed: [u64; 2], page: &Page, automated: bool) -> (Tracker, Vec<Effect>) {
        let mut problems = Problems::at("");
        let text = json::read(options).unwrap_or(Value::Null);
        let options = Options::new(&text, &mut problems);
        let goals = match text.get("goals") {
            Some(list) => problems.member("goals", |problems| goal::goals(list, &options, problems)),
            None => Vec::new(),
        };
        let mut random = Random::new(seed);
        let mut tracker = Tracker {
            queue: Queue::new(&options.collectors),
            goals: Vec::new(),
            scope: Scope::default(),
            identity: Identity::new(&mut random),
            random,
            views: Vec::new(),
            seq: 0,
            automated,
            stopped: false,
            calls: Vec::new(),
            wake: f64::INFINITY,
            effects: Vec::new(),
            options,
        };
        tracker.report(problems);
        tracker.begin_view(page);
        tracker.add(goals);
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
            Signal::Tick => self.wake = f64::INFINITY,
            Signal::Stop(call) => self.stop(now, call),
            _ if self.stopped => {}
            Signal::Goals(text) => {
                let mut problems = Problems::at("goals");
                let goals = goal::goals(&json::read(&text).unwrap_or(Value::Null), &self.options, &mut problems);
                self.report(problems);
                self.add(goals);
            }
            Signal::Remove(id) => {
                if let Some(number) = self.goals.iter().position(|slot| slot.id == id) {
                    self.remove(number as u32);
                }
            }
            Signal::Refused { goal, read, part } => self.refused(goal, read, &part),
            Signal::Hit { goal, element, mono, fields } => self.hit(now, goal, element, mono, &fields),
            Signal::Track { event, data } => self.track(now, event, &data),
            Signal::Hidden => self.queue.flush(now.mono),
            Signal::Left => self.leave(now),
            Signal::Returned(page) => {
                self.queue.returned();
                self.begin_view(&page);
                self.ask_pages();
            }
        }
        self.settle(now)
    }

    /// May this goal count, as far as can be said before anything is read? Asked before each read.
    pub fn open(&self, goal: u32, element: u32, mono: f64) -> bool {
        let Some(goal_of) = self.goal(goal).filter(|_| !self.stopped) else { return false };
        // A key of its own is known only once it is read.
        goal_of.key.is_some() || self.judge(goal, goal_of, &default_key(goal_of, element), mono) == Verdict::Fresh
    }

    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The queue, for tests.
    pub fn queue(&self) -> &Queue {
        &self.queue
    }

    /// Sequence numbers given so far.
    pub fn given(&self) -> u64 {
        self.seq
    }

    fn goal(&self, number: u32) -> Option<&Goal> {
        self.goals.get(number as usize)?.goal.as_ref()
    }

    fn judge(&self, number: u32, goal: &Goal, key: &Key, mono: f64) -> Verdict {
        self.scope.judge(number, key, goal.limits, mono, self.views.len() as u32)
    }

    fn report(&mut self, problems: Problems) {
        self.effects.extend(problems.found.into_iter().map(Effect::Problem));
    }

    fn problem(&mut self, code: &'static str, path: &[&str]) {
        self.effects.push(Effect::Problem(Problem { code, path: path.concat(), expected: Expected::Nothing }));
    }

    fn begin_view(&mut self, page: &Page) {
        let id = self.identity.numbered(self.views.len() as u64);
        self.views.push(PageView::new(id, &page.url, &page.title, &page.referrer, &self.options.query_keys));
    }

    fn add(&mut self, goals: Vec<Goal>) {
        for goal in goals {
            let number = match self.goals.iter().position(|slot| slot.id == goal.id) {
                Some(number) => number,
                None => {
                    self.goals.push(Slot { id: goal.id.clone(), goal: None, missing: Vec::new() });
                    self.goals.len() - 1
                }
            };
            let watch = goal.trigger.watch();
            let mut reads = Writer::default();
            reads.raw("[");
            for read in &goal.reads {
                reads.item().value(&read.what);
            }
            reads.raw("]");
            self.effects.push(Effect::Watch {
                goal: number as u32,
                event: watch.as_ref().map_or("", |watch| watch.event),
                selector: watch.map(|watch| watch.selector).unwrap_or_default(),
                synthetic: goal.synthetic,
                reads: reads.out,
            });
            if let Some(slot) = self.goals.get_mut(number) {
                slot.missing.clear();
                slot.goal = Some(goal);
            }
            self.ask_page(number);
        }
    }

    fn remove(&mut self, number: u32) {
        if let Some(slot) = self.goals.get_mut(number as usize)
            && slot.goal.take().is_some()
        {
            self.effects.push(Effect::Unwatch { goal: number });
        }
    }

    /// What only the browser can find out: a wrong selector switches the goal off, a wrong source leaves its part out.
    fn refused(&mut self, number: u32, read: Option<usize>, part: &str) {
        let Some(goal) = self.goal(number) else { return };
        let path = match read {
            None => goal.trigger.watch().map(|watch| watch.path.into()).unwrap_or_default(),
            Some(index) => [goal.reads.get(index).map(|read| read.path.as_str()).unwrap_or_default(), ".", part].concat(),
        };
        let code = if part == "regex" { "regex" } else { "selector" };
        let place = goal.path.clone();
        self.problem(code, &[&place, ".", &path]);
        if read.is_none() || path.starts_with("key.") {
            self.remove(number);
        } else if let Some(slot) = self.goals.get_mut(number as usize) {
            slot.missing.extend(read);
        }
    }

    fn ask_pages(&mut self) {
        for number in 0..self.goals.len() {
            self.ask_page(number);
        }
    }

    fn ask_page(&mut self, number: usize) {
        let url = self.views.last().map(|view| view.raw_url.as_str()).unwrap_or_default();
        if self.goal(number as u32).is_some_and(|goal| goal.trigger.on_page(url)) {
            self.effects.push(Effect::Ask { goal: number as u32 });
        }
    }

    fn hit(&mut self, now: Now, number: u32, element: u32, mono: f64, fields: &Fields) {
        let Some(goal) = self.goal(number) else { return };
        let text = goal.key.as_ref().and_then(|key| key.text(fields)).map(String::from);
        let key = text.clone().map_or_else(|| default_key(goal, element), Key::Text);
        if self.judge(number, goal, &key, mono) != Verdict::Fresh {
            return;
        }
        let (limits, view) = (goal.limits, self.views.len() as u32);
        let mut missing = Vec::new();
        let facts = record::draft(goal, fields, text, &self.options.props, |index| missing.push(index));
        let draft = Draft {
            event: goal.event.clone(),
            goal: Some(goal.id.clone()),
            category: goal.category,
            facts,
            wall: now.wall_at(mono),
            send_now: goal.send_now,
        };
        self.scope.note(number, key, limits, mono, view);
        self.say_missing(number, &missing);
        self.emit(now, &draft);
    }

    /// A source that finds nothing is a diagnostic, once a goal (GOAL-6).
    fn say_missing(&mut self, number: u32, missing: &[usize]) {
        let Some(slot) = self.goals.get_mut(number as usize) else { return };
        let mut paths = Vec::new();
        for index in missing {
            if !slot.missing.contains(index) {
                slot.missing.push(*index);
                paths.extend(slot.goal.as_ref().and_then(|goal| goal.reads.get(*index)).map(|read| read.path.clone()));
            }
        }
        let id = slot.id.clone();
        for path in paths {
            self.problem("not_found", &["goals.", &id, ".", &path]);
        }
    }

    fn track(&mut self, now: Now, event: String, data: &str) {
        let mut problems = Problems::at("track");
        if event.trim().is_empty() || event.len() > 64 {
            problems.member("event", |problems| problems.add("event_name", Expected::Nothing));
            return self.report(problems);
        }
        let data = json::read(data).unwrap_or(Value::Null);
        let facts = record::tracked(&data, &self.options, &mut problems);
        self.report(problems);
        let category = Category::of(None, &event);
        self.emit(now, &Draft { event, goal: None, category, facts, wall: now.wall, send_now: false });
    }

    fn emit(&mut self, now: Now, draft: &Draft) {
        let record = Record::new(self.seq, draft.category, self.views.len().saturating_sub(1), draft.write(self.seq));
        self.seq += 1;
        let most = if draft.send_now { 1 } else { self.options.flush_events };
        self.queue.push(record, &draft.event, now.mono, now.mono + self.options.flush_every, most);
    }

    fn leave(&mut self, now: Now) {
        // Taken out for a moment, as the header borrows the rest.
        let mut queue = core::mem::take(&mut self.queue);
        let sends = queue.leave(&self.header(now));
        self.queue = queue;
        self.effects.extend(sends.into_iter().map(Effect::Send));
    }

    fn stop(&mut self, now: Now, call: u32) {
        if !self.stopped {
            for number in 0..self.goals.len() {
                self.remove(number as u32);
            }
            self.leave(now);
        }
        self.stopped = true;
        self.calls.push(call);
    }

    fn header(&self, now: Now) -> Header<'_> {
        Header { identity: &self.identity, pages: &self.views, now, high: self.seq.saturating_sub(1), automated: self.automated }
    }

    /// After each signal: what is due goes, calls whose answers are in are told, and the next moment is set.
    fn settle(&mut self, now: Now) -> Vec<Effect> {
        let mut queue = core::mem::take(&mut self.queue);
        let sends = if self.stopped { Vec::new() } else { queue.pump(&self.header(now)) };
        self.queue = queue;
        self.effects.extend(sends.into_iter().map(Effect::Send));
        if !self.calls.is_empty() && (self.stopped && self.queue.idle() || self.queue.settled(now.mono)) {
            self.effects.extend(self.calls.drain(..).map(|call| Effect::Settled { call }));
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
fn default_key(goal: &Goal, element: u32) -> Key {
    if goal.trigger.key_is_element() { Key::Element(element) } else { Key::Text(String::new()) }
}
