//! A recorded run, which a browser replays: `tests/data/replay.txt`.

use serde_json::{Value as Json, json};
use waymark::goal::Once;
use waymark::trigger::{Meter, Way};

use crate::script::{Act, Collectors, Reply, options, perform};
use crate::signals::encode;
use crate::transcript::{BEGIN, replay};
use crate::world::{Signal, World, page};

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
    for _ in 0..103 {
        world.track("loop", json!(null));
    }
    world.track("large", json!({"props": {"large": "x".repeat(8_500)}}));
    for (call, code) in [204, 400, 204].into_iter().enumerate() {
        world.status(code);
        world.track("after", json!(null));
        world.hear(Signal::Flush(call as u32));
    }
    world
}

/// A collector that is down, until memory is full.
fn full() -> World {
    let mut world = World::new(json!({"collector": "/all", "flush": {"every": 3600, "events": 100}}));
    for index in 0..40 {
        world.track(&format!("n{index}"), json!({"props": {"large": "x".repeat(7_000)}}));
        if index == 0 {
            world.hear(Signal::Flush(0));
            world.status(503);
        }
    }
    world
}

/// Each way of measuring, with and without idling, over views, hidden and not, at times that are no whole numbers.
fn measured() -> World {
    let mut world = World::with(json!([]));
    let ways = [
        (Way::View, None, vec![25.0, 50.0, 90.0]),
        (Way::Subject, None, vec![0.1, 0.25, 0.95]),
        (Way::Cumulative, Some(30_000), vec![10_000.0, 30_000.0, 60_000.0]),
        (Way::Continuous, None, vec![1_000.0, 2_500.5]),
        (Way::Delta, Some(5_000), vec![20_000.0]),
        (Way::Cumulative, None, vec![333.3]),
    ];
    for (goal, (way, idle, limits)) in (0..).zip(ways) {
        world.hear(Signal::Goal { goal, once: Once::Page, cooldown: 0.0 });
        world.hear(Signal::Meter { goal, meter: Meter { way, idle } });
        limits.into_iter().for_each(|limit| world.hear(Signal::Limit { goal, limit }));
    }
    for round in 0..12u32 {
        let subject = round % 3;
        world.hear(Signal::Reading { goal: 0, subject: 0, amount: f64::from(round * 37 % 101) });
        world.hear(Signal::Reading { goal: 1, subject, amount: f64::from(round) / 10.0 });
        for goal in 2..6 {
            world.hear(Signal::Run { goal, subject: if goal == 4 { 0 } else { subject }, on: round % 4 < 3, anew: round == 7 });
        }
        world.pass(777.7);
        world.hear(Signal::Active);
        world.pass(f64::from(round) * 1_234.567);
        world.hear(Signal::Attention { visible: round % 5 != 4, focused: round % 3 != 2, playing: round % 6 == 5 });
        world.pass(41_000.125);
        match round {
            3 | 8 => {
                world.hear(Signal::Close);
                world.begins(&page("https://shop.example/next"));
            }
            6 => world.hear(Signal::Remove(3)),
            9 => {
                world.hear(Signal::Goal { goal: 2, once: Once::No, cooldown: 0.0 });
                world.hear(Signal::Meter { goal: 2, meter: Meter { way: Way::Cumulative, idle: None } });
                world.hear(Signal::Limit { goal: 2, limit: 4_321.0 });
            }
            _ => {}
        }
    }
    world.hear(Signal::Close);
    world.hear(Signal::Stop(1));
    world
}

/// As `transcript` reads it.
fn line(mono: f64, signal: &Signal) -> String {
    let (kind, a, b, c, d, e) = encode(signal);
    format!("> {mono} {kind} {a} {b} {c} {d} {e}")
}

pub fn recorded() -> String {
    let worlds = [ordinary(), flooded(), full(), measured()].into_iter().chain(LAST.map(refused));
    let lines = worlds.flat_map(|world| {
        let lines: Vec<String> = world.heard.iter().map(|(mono, signal)| line(*mono, signal)).collect();
        [BEGIN.to_owned()].into_iter().chain(lines)
    });
    replay(&lines.map(|line| line + "\n").collect::<String>())
}
