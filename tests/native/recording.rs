//! A recorded run, which a browser replays: `tests/data/replay.txt`.

use serde_json::{Value as Json, json};
use waymark::out::Answer;
use waymark::record::Category;

use crate::script::{Act, Collectors, Reply, options, perform};
use crate::transcript::{BEGIN, replay};
use crate::world::{Firing, Heard, World};

/// Every answer that leaves the collector to be asked again.
const REPLIES: [Reply; 22] = [
    Reply::Ok,
    Reply::Poison(3),
    Reply::Limit(900),
    Reply::Status(200),
    Reply::Status(400),
    Reply::Status(422),
    Reply::Status(413),
    Reply::Status(408),
    Reply::Status(425),
    Reply::Status(429),
    Reply::Status(500),
    Reply::Status(503),
    Reply::After(429, 7.5),
    Reply::After(503, 0.0),
    Reply::After(503, 1e9),
    Reply::After(503, -1.0),
    Reply::Network,
    Reply::AckLost,
    Reply::Ok,
    Reply::Taken,
    Reply::NotTaken,
    Reply::Ok,
];
/// Those after which nothing more is asked.
const LAST: [u32; 4] = [401, 403, 404, 410];

fn run(options: Json, acts: &[Act]) -> World {
    let mut world = World::new(options);
    let mut collectors = Collectors::new(2);
    for act in acts {
        perform(&mut world, &mut collectors, act);
    }
    world
}

/// Clicks and calls, one answer after the other, the page hidden, left and back.
fn ordinary() -> World {
    let mut acts = Vec::new();
    for (place, reply) in REPLIES.into_iter().enumerate() {
        let number = place as u32;
        let beacon = matches!(reply, Reply::Taken | Reply::NotTaken);
        acts.push(Act::Track(place % 4, 2 + place % 3, usize::from(place % 7 == 2)));
        if !beacon {
            acts.extend([Act::Click(number % 3, number % 4, place % 3), Act::Pass(2_001)]);
        }
        acts.push(match place % 5 {
            _ if beacon => Act::Left,
            4 => Act::Hidden,
            2 => Act::Flush,
            _ => Act::Tick,
        });
        acts.extend([Act::Answer(0, reply), Act::Answer(0, Reply::Ok), Act::Pass(61_000), Act::Answer(0, Reply::Ok)]);
        acts.push(match place % 6 {
            _ if beacon => Act::Returned,
            0 => Act::Add(place % 3),
            3 => Act::Remove,
            5 => Act::Returned,
            _ => Act::Click(1, 2, 2),
        });
        acts.push(Act::Answer(0, Reply::Ok));
    }
    acts.extend([Act::Pass(3_600_000), Act::Track(0, 3, 1), Act::Stop, Act::Answer(0, Reply::Ok), Act::Answer(0, Reply::Ok)]);
    acts.extend([Act::Click(0, 1, 1), Act::Track(1, 1, 0), Act::Flush]);
    run(options(), &acts)
}

/// A collector that is down, and then says that it wants nothing.
fn refused(status: u32) -> World {
    let mut acts = vec![Act::Track(0, 1, 0), Act::Flush];
    for _ in 0..10 {
        acts.extend([Act::Answer(0, Reply::Network), Act::Pass(60_000)]);
    }
    acts.extend([Act::Track(1, 1, 0), Act::Left, Act::Answer(0, Reply::Status(status)), Act::Returned, Act::Track(2, 1, 0), Act::Stop]);
    run(json!({"collector": "/all"}), &acts)
}

/// More of one name than a second holds, one that is too large, and one that is refused.
fn flooded() -> World {
    let mut world = World::new(json!({"collector": "/all", "flush": {"every": 3600, "events": 100}}));
    let small = Firing {
        goal: None,
        element: 0,
        mono: 0.0,
        category: Category::Secondary,
        wanted: 1,
        now: false,
        text: r#"{"time":"2026-11-01T00:00:01.000Z","event":"loop","category":"secondary"}"#.into(),
    };
    for _ in 0..103 {
        world.hear(Heard::Event(small.clone()));
    }
    let large = small.text.replace("loop", &"large".repeat(1_700));
    world.hear(Heard::Event(Firing { text: large, now: true, category: Category::Milestone, ..small }));
    for (call, code) in [204, 400, 204].into_iter().enumerate() {
        world.status(code);
        world.track("after", json!(null));
        world.hear(Heard::Flush(call as u32));
    }
    world
}

/// What is wrong in it, down to each kind of value.
fn wrong() -> World {
    let goals = json!([
        {"id": "é".repeat(65), "on": {"click": ".a"}},
        {"id": "a", "on": {"click": ".a", "page": true}, "value": -1, "currency": "euro", "props": {"x": null, "y": 0.1}, "nope": 1},
        {"id": "b", "on": {"page": ["/a*", "é"]}, "value": {"data": "x", "attr": "y"}, "items": [{"price": "5"}, {"price": 1e13}]},
        {"id": "b", "on": {"click": {"selector": ".b"}}, "cooldown": 0.25, "once": "session", "key": "all", "send": "now"},
        {"id": "c", "on": {"click": ".c"}, "once": "visitor"},
        7,
    ]);
    let mut world = World::new(json!({
        "collector": ["/all", {"url": "/milestones", "filter": {"category": "milestone", "events": []}}, 5],
        "flush": {"every": 0.1, "events": 100.5}, "beacon": "always", "currency": "EUR", "queryKeys": ["v", ""], "goals": goals, "x": {},
    }));
    for given in ["null", "!threw", "[]", r#"{"event":"\u00e9\\\"","value":12.345,"props":{"a":[1,"b"],"c":@,"d":!not_finite}}"#] {
        world.hear(Heard::Check(given.into()));
        world.hear(Heard::Goals(given.into()));
        world.hear(Heard::Options(given.into()));
    }
    world.hear(Heard::Flush(2));
    world
}

/// As `transcript` reads it.
fn line(mono: f64, heard: &Heard) -> String {
    let said = match heard {
        Heard::Options(given) => format!("options {given}"),
        Heard::Limits(events, every, collectors) => format!("limits {events} {every} {collectors}"),
        Heard::Goals(list) => format!("goals {list}"),
        Heard::Remove(goal) => format!("remove {goal}"),
        Heard::Check(given) => format!("check {given}"),
        Heard::Event(Firing { goal, element, mono, category, wanted, now, text }) => {
            let goal = goal.map_or("none".to_owned(), |goal| goal.to_string());
            format!("event {goal} {element} {mono} {category:?} {wanted} {now} {text}")
        }
        Heard::View(bytes) => format!("view {bytes}"),
        Heard::Hidden => "hidden".into(),
        Heard::Left => "left".into(),
        Heard::Returned => "returned".into(),
        Heard::Tick => "tick".into(),
        Heard::Answer(request, Answer { status, after }) => format!("answer {request} {status} {after}"),
        Heard::Flush(call) => format!("flush {call}"),
        Heard::Stop(call) => format!("stop {call}"),
    };
    format!("> {mono} {said}")
}

pub fn recorded() -> String {
    let worlds = [ordinary(), flooded(), wrong()].into_iter().chain(LAST.map(refused));
    let lines = worlds.flat_map(|world| {
        let lines: Vec<String> = world.heard.iter().map(|(mono, heard)| line(*mono, heard)).collect();
        [BEGIN.to_owned()].into_iter().chain(lines)
    });
    replay(&lines.map(|line| line + "\n").collect::<String>())
}
