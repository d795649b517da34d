//! Arbitrary things that happen, and collectors that answer arbitrarily.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use waymark::out::{Answer, NETWORK, NOT_TAKEN, TAKEN};

use crate::world::{Request, Signal, World, after, button, buy, page, parse, seqs, status};

/// One thing that happens.
#[derive(Clone, Debug)]
pub enum Act {
    Click(u32, u32, usize),
    Track(usize, usize, usize),
    Pass(u32),
    Answer(usize, Reply),
    Hidden,
    Left,
    Returned,
    Flush,
    Add(usize),
    Remove,
    Tick,
    Stop,
}

/// How a collector answers one request.
#[derive(Clone, Copy, Debug)]
pub enum Reply {
    Ok,
    /// 400 if one of these numbers (modulo 7) is in it.
    Poison(u32),
    /// 413 above so many bytes.
    Limit(usize),
    Status(u32),
    After(u32, f64),
    Network,
    /// It was stored, and the answer was lost.
    AckLost,
    Taken,
    NotTaken,
}

/// What the collectors stored: per collector, each number once.
#[derive(Default)]
pub struct Collectors {
    pub stored: Vec<BTreeSet<u32>>,
    pub duplicates: usize,
    pub received: usize,
}

impl Collectors {
    pub fn new(count: usize) -> Collectors {
        Collectors { stored: vec![BTreeSet::new(); count], ..Collectors::default() }
    }

    fn store(&mut self, send: &Request) {
        for seq in seqs(&parse(send)) {
            self.received += 1;
            let collector = usize::from(send.url != "/all");
            self.duplicates += usize::from(!self.stored[collector].insert(seq));
        }
    }

    pub fn reply(&mut self, send: &Request, reply: Reply) -> Answer {
        let batch = parse(send);
        let answer = match reply {
            Reply::Ok => status(204),
            Reply::Poison(seq) if seqs(&batch).iter().any(|other| other % 7 == seq) => status(400),
            Reply::Limit(bytes) if send.body.len() > bytes => status(413),
            Reply::Poison(_) | Reply::Limit(_) => status(200),
            Reply::Status(code) => status(code),
            Reply::After(code, seconds) => after(code, seconds),
            Reply::Network => status(NETWORK),
            Reply::AckLost => {
                self.store(send);
                status(NETWORK)
            }
            Reply::Taken if send.leaving => {
                self.store(send);
                status(TAKEN)
            }
            Reply::NotTaken if send.leaving => status(NOT_TAKEN),
            Reply::Taken | Reply::NotTaken => status(NETWORK),
        };
        if matches!(answer.status, 200..=299) {
            self.store(send);
        }
        answer
    }
}

pub fn options() -> Json {
    json!({
        "collector": ["/all", {"url": "/milestones", "filter": {"category": "milestone"}}],
        "flush": {"every": 2, "events": 10},
        "goals": [buy(), {"id": "now", "on": {"click": ".n"}, "once": "page", "send": "now"}, {"id": "view", "on": {"page": true}}],
    })
}

pub fn acts() -> impl Strategy<Value = Vec<Act>> {
    prop::collection::vec(act(), 0..50)
}

fn act() -> impl Strategy<Value = Act> {
    let reply = prop_oneof![
        6 => Just(Reply::Ok),
        2 => (0..7u32).prop_map(Reply::Poison),
        2 => (800..20_000usize).prop_map(Reply::Limit),
        2 => prop::sample::select(&[500, 502, 503, 408, 425, 429][..]).prop_map(Reply::Status),
        1 => prop::sample::select(&[401u32, 404][..]).prop_map(Reply::Status),
        2 => (prop::sample::select(&[429, 503][..]), prop::sample::select(&[0.0, 1.0, 7.5, 1e9, -1.0, f64::NAN][..])).prop_map(|(status, after)| Reply::After(status, after)),
        3 => Just(Reply::Network),
        2 => Just(Reply::AckLost),
        1 => Just(Reply::Taken),
        1 => Just(Reply::NotTaken),
    ];
    prop_oneof![
        8 => (0..3u32, 0..4u32, 0..3usize).prop_map(|(goal, element, sku)| Act::Click(goal, element, sku)),
        8 => (0..4usize, 1..40usize, 0..8usize).prop_map(|(name, count, size)| Act::Track(name, count, size)),
        8 => (0..10_000u32).prop_map(Act::Pass),
        14 => (0..3usize, reply).prop_map(|(which, reply)| Act::Answer(which, reply)),
        2 => Just(Act::Hidden),
        2 => Just(Act::Left),
        2 => Just(Act::Returned),
        2 => Just(Act::Flush),
        1 => (0..3usize).prop_map(Act::Add),
        1 => Just(Act::Remove),
        2 => Just(Act::Tick),
    ]
}

/// The act, as the edge would tell it.
pub fn perform(world: &mut World, collectors: &mut Collectors, act: &Act) {
    match act {
        Act::Click(goal, element, sku) => {
            let facts = [button("A", 5.0), json!({"key": "B"}), json!({})];
            world.click(*goal, *element, &facts[*sku]);
        }
        Act::Track(name, count, size) => {
            for _ in 0..*count {
                let parts: serde_json::Map<_, _> = (0..*size).map(|part| (part.to_string(), json!("x".repeat(400)))).collect();
                world.track(["purchase", "a", "b", "c"][*name], json!({"props": parts}));
            }
        }
        Act::Pass(milliseconds) => world.pass((*milliseconds).into()),
        Act::Answer(which, reply) => {
            if *which < world.open.len() {
                let send = world.open.remove(*which);
                let answer = collectors.reply(&send, *reply);
                world.hear(Signal::Answer { request: send.request, answer });
            }
        }
        Act::Hidden => world.hear(Signal::Hidden),
        Act::Left => {
            // What is not kept alive dies with the page.
            world.open.retain(|send| send.keepalive);
            world.hear(Signal::Left);
        }
        Act::Returned => returned(world),
        Act::Flush => world.hear(Signal::Flush(1)),
        Act::Add(which) => {
            world.add(json!([{"id": format!("added{which}"), "on": {"click": ".x"}}, buy()]));
        }
        Act::Remove => world.remove(0),
        Act::Tick => world.hear(Signal::Tick),
        Act::Stop => world.hear(Signal::Stop(9)),
    }
}

/// The page is back: nobody hears any more how the requests ended that were on their way.
pub fn returned(world: &mut World) {
    world.open.clear();
    world.back(&page("https://shop.example/back"));
}
