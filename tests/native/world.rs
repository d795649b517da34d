//! A fake edge. It owns the clock, says what it read, and carries out what the core wishes.

use std::collections::{BTreeMap, VecDeque};

use serde_json::{Value as Json, json};
use waymark::out::{Answer, Send};
use waymark::record::Category;
use waymark::tracker::Tracker;

use crate::contract;
pub use crate::heard::{Firing, Heard};
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

pub struct World {
    pub tracker: Tracker,
    /// Milliseconds, monotonic.
    pub mono: f64,
    /// Requests that nobody has answered.
    pub open: Vec<Request>,
    pub problems: Vec<(String, String)>,
    pub settled: Vec<u32>,
    /// Everything that was wished and heard, in order.
    pub wishes: Vec<Wish>,
    pub heard: Vec<(f64, Heard)>,
    collectors: Vec<Json>,
    goals: BTreeMap<u32, (&'static str, String, Json)>,
    /// Bytes of each event that got a number.
    sizes: Vec<usize>,
    views: Vec<String>,
    waiting: VecDeque<Heard>,
    wake: f64,
}

/// What the host says of a page.
pub fn page(url: &str) -> String {
    view(url, "/", "Shop", "")
}

pub fn view(url: &str, path: &str, title: &str, referrer: &str) -> String {
    json!({"url": url, "path": path, "title": title, "referrer": referrer}).to_string()
}

pub fn step(tracker: &mut Tracker, mono: f64, heard: &Heard) -> Vec<Wish> {
    let mut wishes = Wishes::default();
    tracker.step(mono, heard.signal(), &mut wishes);
    wishes.0
}

/// A goal of the first milestone: a button that carries its product.
pub fn buy() -> Json {
    json!({
        "id": "buy", "event": "add_to_cart", "on": {"click": "[data-add-to-cart]"},
        "key": {"data": "sku"}, "value": {"data": "price"}, "currency": "EUR",
        "items": [{"item_id": {"data": "sku"}, "item_name": {"data": "name"}, "price": {"data": "price"}}],
    })
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
        let mut world = World {
            tracker: Tracker::new(SEED),
            mono: 1_000.0,
            open: Vec::new(),
            problems: Vec::new(),
            settled: Vec::new(),
            wishes: Vec::new(),
            heard: Vec::new(),
            collectors: Vec::new(),
            goals: BTreeMap::new(),
            sizes: Vec::new(),
            views: Vec::new(),
            waiting: VecDeque::new(),
            wake: f64::INFINITY,
        };
        world.hear(Heard::Options(options.to_string()));
        world.begins(page);
        if let Some(goals) = options.get("goals").filter(|goals| goals.is_array()) {
            world.add(goals.clone());
        }
        world
    }

    pub fn hear(&mut self, heard: Heard) {
        self.waiting.push_back(heard);
        self.run();
    }

    fn run(&mut self) {
        while let Some(heard) = self.waiting.pop_front() {
            if heard == Heard::Tick {
                self.wake = f64::INFINITY;
            }
            let wishes = step(&mut self.tracker, self.mono, &heard);
            if let Heard::Event(firing) = &heard
                && self.tracker.given() as usize > self.sizes.len()
            {
                self.sizes.push(format!(r#""seq":{},"#, self.sizes.len()).len() + firing.text.len() - 1);
            }
            self.heard.push((self.mono, heard));
            for wish in wishes {
                self.wishes.push(wish.clone());
                self.carry_out(wish);
            }
        }
    }

    fn carry_out(&mut self, wish: Wish) {
        match wish {
            Wish::Options(clean) => {
                let clean: Json = serde_json::from_str(&clean).expect("options are JSON");
                self.collectors = match &clean["collector"] {
                    Json::Array(list) => list.clone(),
                    Json::Null => Vec::new(),
                    one => vec![one.clone()],
                };
                let events = clean["flush"]["events"].as_f64().unwrap_or(20.0) as u32;
                let every = clean["flush"]["every"].as_f64().unwrap_or(5.0) * 1e3;
                self.waiting.push_back(Heard::Limits(events, every, self.collectors.len() as u32));
            }
            Wish::Watch { goal, listens, event, text } => {
                let text: Json = serde_json::from_str(&text).expect("a goal is JSON");
                let id = text["id"].as_str().unwrap_or_default();
                let name = text["event"].as_str().unwrap_or(if event.is_empty() { id } else { event });
                self.goals.insert(goal, (listens, name.into(), text.clone()));
                self.visit(goal);
            }
            Wish::Checked(clean) => {
                let facts: Json = serde_json::from_str(&clean).expect("facts are JSON");
                let name = facts["event"].as_str().unwrap_or_default().to_owned();
                let event = self.event(None, 0, &name, &json!({}), &facts);
                self.waiting.push_back(event);
            }
            Wish::Wake(at) => self.wake = at,
            Wish::Send(send) => {
                let body = self.batch(&send);
                contract::check(&body);
                let collector = &self.collectors[send.collector as usize];
                let url = collector.as_str().or(collector["url"].as_str()).unwrap_or_default().into();
                let Send { request, keepalive, leaving, .. } = send;
                self.open.push(Request { request, url, body, keepalive, leaving });
            }
            Wish::Problem(code, path) => self.problems.push((code, path)),
            Wish::Settled(call) => self.settled.push(call),
        }
    }

    /// What `js/host` makes of it.
    fn batch(&self, send: &Send) -> String {
        let Send { batch, tries, high, drops, views, events, .. } = send;
        let pages: Vec<&str> = views.split(',').map(|view| self.views[view.parse::<usize>().expect("a view")].as_str()).collect();
        let attempt = if *tries > 0 { format!(r#","attempt":{}"#, tries + 1) } else { String::new() };
        let time = time(self.mono);
        format!(
            r#"{{"v":1,"batch_id":"stream.{batch}","stream_id":"stream","sent_at":"{time}","mono":{},"session_id":"session","sdk":"waymark/0","hw":{high},"drops":{{{drops}}}{attempt},"pages":[{}],"events":[{events}]}}"#,
            self.mono as u64,
            pages.join(",")
        )
    }

    fn event(&self, goal: Option<u32>, element: u32, name: &str, spec: &Json, facts: &Json) -> Heard {
        const MILESTONES: [&str; 4] = ["add_to_cart", "purchase", "sign_up", "view_item"];
        let milestone = spec["category"] == "milestone" || (spec.get("category").is_none() && MILESTONES.contains(&name));
        let category = if milestone { "milestone" } else { "secondary" };
        let mut text = json!({"time": time(self.mono), "event": name, "category": category});
        if let Some(id) = spec.get("id") {
            text["goal"] = id.clone();
        }
        let priced = facts.get("value").is_some() && facts.get("currency").is_some();
        for (name, fact) in facts.as_object().into_iter().flatten() {
            if name != "event" && (priced || (name != "value" && name != "currency")) {
                text[name] = fact.clone();
            }
        }
        let wanted = self.collectors.iter().enumerate().filter(|(_, collector)| {
            let filter = &collector["filter"];
            (filter["category"].is_null() || filter["category"] == category)
                && filter["events"].as_array().is_none_or(|events| events.contains(&json!(name)))
        });
        Heard::Event(Firing {
            goal,
            element,
            mono: self.mono,
            category: if milestone { Category::Milestone } else { Category::Secondary },
            wanted: wanted.map(|(place, _)| 1 << place).sum(),
            now: spec["send"] == "now",
            text: text.to_string(),
        })
    }

    /// Does this page view match the goal?
    fn visit(&mut self, goal: u32) {
        if self.goals.get(&goal).is_some_and(|(listens, ..)| *listens == "page") {
            self.waiting.push_back(self.firing(goal, 0, &json!({})));
        }
    }

    /// What the host says when a goal fires.
    pub fn firing(&self, goal: u32, element: u32, facts: &Json) -> Heard {
        let (_, name, spec) = self.goals.get(&goal).cloned().unwrap_or_default();
        self.event(Some(goal), element, &name, &spec, facts)
    }

    /// A click on an element that matches the goal: the host asks first, and reads only then.
    pub fn click(&mut self, goal: u32, element: u32, facts: &Json) {
        if self.goals.contains_key(&goal) && self.tracker.open(goal, element, self.mono) {
            self.hear(self.firing(goal, element, facts));
        }
    }

    /// A firing at another time than now, without being asked.
    pub fn fire(&mut self, goal: u32, element: u32, mono: f64) {
        let Heard::Event(firing) = self.firing(goal, element, &json!({})) else { return };
        self.hear(Heard::Event(Firing { mono, text: firing.text.replace(&time(self.mono), &time(mono)), ..firing }));
    }

    pub fn track(&mut self, event: &str, facts: Json) {
        let mut all = json!({"event": event});
        for (name, fact) in facts.as_object().into_iter().flatten() {
            all[name] = fact.clone();
        }
        self.hear(Heard::Check(all.to_string()));
    }

    pub fn add(&mut self, goals: Json) {
        self.hear(Heard::Goals(goals.to_string()));
    }

    pub fn remove(&mut self, goal: u32) {
        self.goals.remove(&goal);
        self.hear(Heard::Remove(goal));
    }

    /// Back from the back/forward cache, with a page.
    pub fn back(&mut self, page: &str) {
        self.hear(Heard::Returned);
        self.begins(page);
    }

    /// A page view.
    fn begins(&mut self, page: &str) {
        self.views.push(format!(r#"{{"view_id":"stream.{}",{}"#, self.views.len(), &page[1..]));
        self.hear(Heard::View(page.len() as u32));
        self.goals.keys().copied().collect::<Vec<_>>().into_iter().for_each(|goal| self.visit(goal));
        self.run();
    }

    /// Lets time pass; ticks come when they were asked for.
    pub fn pass(&mut self, milliseconds: f64) {
        let end = self.mono + milliseconds;
        while self.wake <= end {
            self.mono = self.wake.max(self.mono);
            self.hear(Heard::Tick);
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
        self.hear(Heard::Answer(request.request, answer));
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
        self.hear(Heard::Flush(0));
        self.deliver().iter().flat_map(events).collect()
    }

    pub fn codes(&self) -> Vec<(&str, &str)> {
        self.problems.iter().map(|(code, path)| (code.as_str(), path.as_str())).collect()
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
        self.tracker.queues().iter().map(waymark::out::Queue::accounts).collect()
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
