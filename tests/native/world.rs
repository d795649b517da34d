//! A fake host. It owns the clock and every name and text, says what it read as numbers, and carries out what the core
//! wishes.

use std::collections::{BTreeMap, VecDeque};

use serde_json::{Value as Json, json};
use waymark::goal::Once;
use waymark::out::{Answer, Queue, Reason, Send};
use waymark::record::Category;
pub use waymark::signal::{Event, Signal};
use waymark::tracker::Tracker;

pub use crate::wish::{Wish, Wishes};

pub const SEED: f64 = 0.5;

/// A clock that began at midnight.
pub fn time(mono: f64) -> String {
    let (days, rest) = (mono as u64 / 86_400_000, mono as u64 % 86_400_000);
    let (hours, minutes) = (rest / 3_600_000, rest / 60_000 % 60);
    format!("2026-11-{:02}T{hours:02}:{minutes:02}:{:02}.{:03}Z", days % 30 + 1, rest / 1_000 % 60, rest % 1_000)
}

/// A request, as it leaves.
#[derive(Clone, Debug)]
pub struct Request {
    pub request: u32,
    pub url: String,
    pub body: String,
    pub keepalive: bool,
    pub leaving: bool,
}

/// A limit that was passed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fired {
    pub mono: f64,
    pub goal: u32,
    pub subject: u32,
    pub limit: u32,
    pub amount: f64,
}

pub struct World {
    pub tracker: Tracker,
    /// Milliseconds, monotonic.
    pub mono: f64,
    /// Requests that nobody has answered.
    pub open: Vec<Request>,
    pub fired: Vec<Fired>,
    pub settled: Vec<u32>,
    /// Everything that was wished and heard, in order.
    pub wishes: Vec<Wish>,
    pub heard: Vec<(f64, Signal)>,
    collectors: Vec<Json>,
    goals: BTreeMap<u32, Json>,
    ids: Numbers,
    things: Numbers,
    names: Numbers,
    /// The text of the event that is being said.
    said: String,
    /// By sequence number: the text, its page view, and the collectors whose queues hold it.
    bodies: BTreeMap<u32, (String, usize, usize)>,
    /// Bytes of each event that got a number.
    sizes: Vec<usize>,
    /// For each collector, how each number ended.
    ends: Vec<BTreeMap<u32, Reason>>,
    /// The events of the next request.
    batch: Vec<u32>,
    views: Vec<String>,
    waiting: VecDeque<Signal>,
    wake: f64,
}

/// Texts as numbers.
#[derive(Default)]
struct Numbers(BTreeMap<String, u32>);

impl Numbers {
    fn of(&mut self, text: &str) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(text.into()).or_insert(next)
    }
}

/// What the host says of a page.
pub fn page(url: &str) -> String {
    view(url, "/", "Shop", "")
}

pub fn view(url: &str, path: &str, title: &str, referrer: &str) -> String {
    json!({"url": url, "path": path, "title": title, "referrer": referrer}).to_string()
}

pub fn step(tracker: &mut Tracker, mono: f64, signal: Signal) -> Vec<Wish> {
    let mut wishes = Wishes::default();
    tracker.step(mono, signal, &mut wishes);
    wishes.0
}

/// A goal of the first milestone: a button that carries its product.
pub fn buy() -> Json {
    json!({"id": "buy", "event": "add_to_cart", "on": {"click": "[data-add-to-cart]"}})
}

/// What the host reads for `buy` on a button.
pub fn button(sku: &str, price: f64) -> Json {
    json!({
        "key": sku, "value": price, "currency": "EUR", "items": [{"item_id": sku, "item_name": "Mug", "price": price}],
        "props": {"tag": "button", "text": "Add"},
    })
}

impl World {
    /// With one collector, and these goals.
    pub fn with(goals: Json) -> World {
        World::new(json!({"collector": "/collect", "goals": goals}))
    }

    pub fn new(options: Json) -> World {
        World::on(options, &view("https://shop.example/mugs", "/mugs", "Shop", ""))
    }

    pub fn on(options: Json, page: &str) -> World {
        let collectors = match &options["collector"] {
            Json::Array(list) => list.clone(),
            one => vec![one.clone()],
        };
        let mut world = World {
            tracker: Tracker::new(SEED),
            mono: 1_000.0,
            open: Vec::new(),
            fired: Vec::new(),
            settled: Vec::new(),
            wishes: Vec::new(),
            heard: Vec::new(),
            ends: vec![BTreeMap::new(); collectors.len()],
            collectors,
            goals: BTreeMap::new(),
            ids: Numbers::default(),
            things: Numbers::default(),
            names: Numbers::default(),
            said: String::new(),
            bodies: BTreeMap::new(),
            sizes: Vec::new(),
            batch: Vec::new(),
            views: Vec::new(),
            waiting: VecDeque::new(),
            wake: f64::INFINITY,
        };
        let events = options["flush"]["events"].as_u64().unwrap_or(20) as u32;
        let every = options["flush"]["every"].as_f64().unwrap_or(5.0) * 1e3;
        world.hear(Signal::Limits { events, every, collectors: world.collectors.len() as u32 });
        world.hear(Signal::Attention { visible: true, focused: true, playing: false });
        world.begins(page);
        world.add(options.get("goals").cloned().unwrap_or(json!([])));
        world
    }

    pub fn hear(&mut self, signal: Signal) {
        self.waiting.push_back(signal);
        while let Some(signal) = self.waiting.pop_front() {
            if signal == Signal::Tick {
                self.wake = f64::INFINITY;
            }
            let wishes = step(&mut self.tracker, self.mono, signal);
            self.heard.push((self.mono, signal));
            for wish in wishes {
                self.wishes.push(wish.clone());
                self.carry_out(wish);
            }
            assert!(self.batch.is_empty(), "events were put that no request has");
        }
    }

    fn carry_out(&mut self, wish: Wish) {
        match wish {
            Wish::Kept(seq) => {
                assert_eq!(seq as usize, self.sizes.len(), "numbers come without a gap");
                self.sizes.push(format!(r#""seq":{seq},"#).len() + self.said.len());
                if !self.collectors.is_empty() {
                    self.bodies.insert(seq, (self.said.clone(), self.views.len() - 1, self.collectors.len()));
                }
            }
            Wish::Gone { collector, seq, reason } => {
                let before = self.ends[collector as usize].insert(seq, reason);
                assert_eq!(before, None, "{seq} is gone twice, now for {reason:?}");
                let (.., left) = self.bodies.get_mut(&seq).expect("an event that some collector's queue holds");
                *left -= 1;
                if *left == 0 {
                    self.bodies.remove(&seq);
                }
            }
            Wish::Fire { goal, subject, limit, amount } => self.fired.push(Fired { mono: self.mono, goal, subject, limit, amount }),
            Wish::Wake(at) => self.wake = at,
            Wish::Put(seq) => self.batch.push(seq),
            Wish::Send(send) => {
                let seqs = std::mem::take(&mut self.batch);
                let high = send.high;
                assert!(seqs.is_sorted_by(|one, next| one < next) && seqs.last().is_some_and(|last| *last <= high), "{seqs:?}, {high}");
                let body = self.body(&send, &seqs);
                let Send { request, collector, keepalive, leaving, .. } = send;
                self.open.push(Request { request, url: self.url(collector).into(), body, keepalive, leaving });
            }
            Wish::Settled(call) => self.settled.push(call),
        }
    }

    fn url(&self, collector: u32) -> &str {
        let collector = &self.collectors[collector as usize];
        collector.as_str().or(collector["url"].as_str()).unwrap_or_default()
    }

    /// What `js/host/batch.ts` makes of it.
    fn body(&self, send: &Send, seqs: &[u32]) -> String {
        let Send { batch, tries, high, collector, .. } = send;
        let mut drops = BTreeMap::new();
        for reason in self.ends[*collector as usize].values().filter(|reason| **reason != Reason::Delivered) {
            *drops.entry(word(*reason)).or_insert(0) += 1;
        }
        let (mut pages, mut events) = (Vec::new(), Vec::new());
        for seq in seqs {
            let (text, view, _) = &self.bodies[seq];
            let page = pages.iter().position(|page| page == view).unwrap_or_else(|| {
                pages.push(*view);
                pages.len() - 1
            });
            events.push(format!(r#"{{"seq":{seq},{},"page":{page}}}"#, &text[1..text.len() - 1]));
        }
        let pages: Vec<&str> = pages.into_iter().map(|view| self.views[view].as_str()).collect();
        let attempt = if *tries > 0 { format!(r#","attempt":{}"#, tries + 1) } else { String::new() };
        format!(
            r#"{{"v":1,"batch_id":"stream.{batch}","stream_id":"stream","sent_at":"{}","mono":{},"session_id":"session","sdk":"waymark/0","hw":{high},"drops":{}{attempt},"pages":[{}],"events":[{}]}}"#,
            time(self.mono),
            self.mono as u64,
            json!(drops),
            pages.join(","),
            events.join(",")
        )
    }

    fn event(&mut self, goal: Option<u32>, name: &str, spec: &Json, thing: u32, facts: &Json) -> Signal {
        const MILESTONES: [&str; 4] = ["add_to_cart", "purchase", "sign_up", "view_item"];
        let milestone = MILESTONES.contains(&name);
        let category = if milestone { "milestone" } else { "secondary" };
        let mut text = json!({"time": time(self.mono), "event": name, "category": category});
        if let Some(id) = spec.get("id") {
            text["goal"] = id.clone();
        }
        for (name, fact) in facts.as_object().into_iter().flatten() {
            text[name] = fact.clone();
        }
        let wanted = self.collectors.iter().enumerate().filter(|(_, collector)| {
            let filter = &collector["filter"];
            (filter["category"].is_null() || filter["category"] == category)
                && filter["events"].as_array().is_none_or(|events| events.contains(&json!(name)))
        });
        let wanted = wanted.map(|(place, _)| 1 << place).sum();
        self.said = text.to_string();
        Signal::Event(Event {
            goal,
            thing,
            mono: self.mono,
            name: self.names.of(name),
            category: if milestone { Category::Milestone } else { Category::Secondary },
            wanted,
            now: spec["send"] == "now",
            bytes: self.said.len() as u32,
        })
    }

    /// What counts as the same thing: the key, else the element.
    fn thing(&mut self, goal: u32, element: u32, facts: &Json) -> u32 {
        let key = facts["key"].as_str().map_or_else(|| format!("#{element}"), str::to_owned);
        self.things.of(&format!("{goal}\n{key}"))
    }

    /// May this goal count for that element, which says no key?
    pub fn may(&mut self, goal: u32, element: u32, mono: f64) -> bool {
        let thing = self.thing(goal, element, &json!({}));
        self.tracker.open(goal, thing, mono)
    }

    /// Does this page view match the goal?
    fn visit(&mut self, goal: u32) {
        if self.goals.get(&goal).is_some_and(|spec| spec["on"].get("page").is_some()) {
            let firing = self.firing(goal, 0, &json!({}));
            self.hear(firing);
        }
    }

    /// What the host says when a goal fires.
    pub fn firing(&mut self, goal: u32, element: u32, facts: &Json) -> Signal {
        let spec = self.goals.get(&goal).cloned().unwrap_or_default();
        let own = if spec["on"].get("page").is_some() { "page_view" } else { spec["id"].as_str().unwrap_or_default() };
        let thing = self.thing(goal, element, facts);
        self.event(Some(goal), spec["event"].as_str().unwrap_or(own), &spec, thing, facts)
    }

    /// A click on an element that matches the goal: the host asks first, and reads only then.
    pub fn click(&mut self, goal: u32, element: u32, facts: &Json) {
        let thing = self.thing(goal, element, facts);
        if self.goals.contains_key(&goal) && self.tracker.open(goal, thing, self.mono) {
            let firing = self.firing(goal, element, facts);
            self.hear(firing);
        }
    }

    /// A firing at another time than now, without being asked.
    pub fn fire(&mut self, goal: u32, element: u32, mono: f64) {
        let Signal::Event(event) = self.firing(goal, element, &json!({})) else { return };
        self.hear(Signal::Event(Event { mono, ..event }));
    }

    pub fn track(&mut self, event: &str, facts: Json) {
        let event = self.event(None, event, &json!({}), 0, &facts);
        self.hear(event);
    }

    /// Goals that were checked. One of an id that is known takes its number.
    pub fn add(&mut self, goals: Json) {
        for spec in goals.as_array().expect("a list of goals") {
            let goal = self.ids.of(spec["id"].as_str().expect("an id"));
            if self.goals.contains_key(&goal) {
                self.remove(goal);
            }
            self.goals.insert(goal, spec.clone());
            let page = spec["on"].get("page").is_some();
            let once = match spec["once"].as_str() {
                Some("page") => Once::Page,
                Some(_) => Once::Session,
                None if page => Once::Page,
                None => Once::No,
            };
            let cooldown = spec["cooldown"].as_f64().unwrap_or(if page { 0.0 } else { 0.5 }) * 1e3;
            self.hear(Signal::Goal { goal, once, cooldown });
            self.visit(goal);
        }
    }

    pub fn remove(&mut self, goal: u32) {
        self.goals.remove(&goal);
        self.hear(Signal::Remove(goal));
    }

    /// Back from the back/forward cache, with a page.
    pub fn back(&mut self, page: &str) {
        self.hear(Signal::Returned);
        self.begins(page);
    }

    /// A page view.
    pub fn begins(&mut self, page: &str) {
        self.views.push(format!(r#"{{"view_id":"stream.{}",{}"#, self.views.len(), &page[1..]));
        self.hear(Signal::View { bytes: page.len() as u32 });
        self.hear(Signal::Active);
        self.goals.keys().copied().collect::<Vec<_>>().into_iter().for_each(|goal| self.visit(goal));
    }

    /// Lets time pass; ticks come when they were asked for.
    pub fn pass(&mut self, milliseconds: f64) {
        let end = self.mono + milliseconds;
        let mut ticks = 0;
        while self.wake <= end {
            self.mono = self.wake.max(self.mono);
            self.hear(Signal::Tick);
            ticks += 1;
            assert!(ticks < 100_000, "woken again and again at {}", self.mono);
        }
        self.mono = end;
    }

    /// When it asked to be woken.
    pub fn wake(&self) -> f64 {
        self.wake
    }

    /// Answers the oldest open request.
    pub fn answer(&mut self, answer: Answer) -> Json {
        assert!(!self.open.is_empty(), "no request is open");
        let request = self.open.remove(0);
        self.hear(Signal::Answer { request: request.request, answer });
        parse(&request)
    }

    pub fn status(&mut self, code: u32) -> Json {
        self.answer(status(code))
    }

    /// The batches of all requests that are open, each answered with 204, until nothing more comes.
    pub fn deliver(&mut self) -> Vec<Json> {
        let mut batches = Vec::new();
        while !self.open.is_empty() {
            batches.push(self.status(204));
        }
        batches
    }

    /// Flushes, and gives every event that arrives.
    pub fn events(&mut self) -> Vec<Json> {
        self.hear(Signal::Flush(0));
        self.deliver().iter().flat_map(events).collect()
    }

    /// Owed and dropped, a collector each.
    pub fn counts(&self) -> Vec<(usize, u32)> {
        self.accounts().iter().map(|(owed, dropped)| (owed.len(), *dropped)).collect()
    }

    /// The bytes of all events that this collector is owed.
    pub fn bytes(&self, collector: usize) -> usize {
        self.accounts()[collector].0.iter().map(|seq| self.sizes[*seq as usize]).sum()
    }

    /// The numbers that are owed, and how many were dropped, a collector each.
    pub fn accounts(&self) -> Vec<(Vec<u32>, u32)> {
        let drops = self.ends.iter().map(|ends| ends.values().filter(|reason| **reason != Reason::Delivered).count() as u32);
        self.tracker.queues().iter().map(Queue::waiting).zip(drops).collect()
    }

    /// Events whose text the host still keeps.
    pub fn kept(&self) -> usize {
        self.bodies.len()
    }
}

fn word(reason: Reason) -> &'static str {
    match reason {
        Reason::Delivered => "",
        Reason::Filtered => "filtered",
        Reason::Suppressed => "suppressed",
        Reason::TooLarge => "too_large",
        Reason::QueueFull => "queue_full",
        Reason::Rejected => "rejected",
    }
}

/// An answer without `Retry-After`.
pub fn status(code: u32) -> Answer {
    Answer { status: code, after: f64::NAN }
}

/// With so many seconds of it.
pub fn after(code: u32, seconds: f64) -> Answer {
    Answer { status: code, after: seconds }
}

pub fn parse(request: &Request) -> Json {
    serde_json::from_str(&request.body).expect("a body is JSON")
}

pub fn events(batch: &Json) -> Vec<Json> {
    batch["events"].as_array().cloned().unwrap_or_default()
}

pub fn seqs(batch: &Json) -> Vec<u32> {
    events(batch).iter().filter_map(|event| event["seq"].as_u64()).map(|seq| seq as u32).collect()
}
