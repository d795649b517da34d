//! Signals as the numbers that cross the boundary: `js/host/signal.ts`.

use waymark::goal::Once;
use waymark::out::Answer;
use waymark::record::Category;
use waymark::signal::{Event, Signal};
use waymark::trigger::{Meter, Way};

/// A kind, and its numbers: what `Signal::decode` reads.
pub type Numbers = (u32, u32, u32, u32, f64, u32);

pub fn encode(signal: &Signal) -> Numbers {
    match *signal {
        Signal::Hidden => (0, 0, 0, 0, 0.0, 0),
        Signal::Left => (1, 0, 0, 0, 0.0, 0),
        Signal::Returned => (2, 0, 0, 0, 0.0, 0),
        Signal::Tick => (3, 0, 0, 0, 0.0, 0),
        Signal::Limits { events, every, collectors } => (4, events, collectors, 0, every, 0),
        Signal::Goal { goal, once, cooldown } => (5, goal, once as u32, 0, cooldown, 0),
        Signal::Meter { goal, meter: Meter { way, idle } } => (6, goal, way as u32, idle.unwrap_or_default(), 0.0, 0),
        Signal::Limit { goal, limit } => (7, goal, 0, 0, limit, 0),
        Signal::Remove(goal) => (8, goal, 0, 0, 0.0, 0),
        Signal::Event(Event { goal, thing, mono, name, category, wanted, now, bytes }) => {
            let milestone = category == Category::Milestone;
            let flags = u32::from(now) | u32::from(milestone) << 1 | wanted << 2 | name << 10;
            (9, goal.unwrap_or(u32::MAX), thing, flags, mono, bytes)
        }
        Signal::Reading { goal, subject, amount } => (10, goal, subject, 0, amount, 0),
        Signal::Run { goal, subject, on, anew } => (11, goal, subject, u32::from(on) | u32::from(anew) << 1, 0.0, 0),
        Signal::Active => (12, 0, 0, 0, 0.0, 0),
        Signal::Attention { visible, focused, playing } => (13, visible.into(), focused.into(), playing.into(), 0.0, 0),
        Signal::View { bytes } => (14, bytes, 0, 0, 0.0, 0),
        Signal::Close => (15, 0, 0, 0, 0.0, 0),
        Signal::Answer { request, answer: Answer { status, after } } => (16, request, status, 0, after, 0),
        Signal::Flush(call) => (17, call, 0, 0, 0.0, 0),
        Signal::Stop(call) => (18, call, 0, 0, 0.0, 0),
    }
}

pub fn decode((kind, a, b, c, d, e): Numbers) -> Signal {
    Signal::decode(kind, a, b, c, d, e)
}

fn all() -> Vec<Signal> {
    let event =
        Event { goal: Some(3), thing: 70_000, mono: 12.5, name: 99, category: Category::Milestone, wanted: 255, now: true, bytes: 8_192 };
    let mut all = vec![
        Signal::Hidden,
        Signal::Left,
        Signal::Returned,
        Signal::Tick,
        Signal::Limits { events: 20, every: 5_000.0, collectors: 8 },
        Signal::Limit { goal: 1, limit: 0.25 },
        Signal::Remove(7),
        Signal::Event(event),
        Signal::Event(Event { goal: None, now: false, ..event }),
        Signal::Event(Event { goal: Some(0), category: Category::Secondary, wanted: 1 << 7, name: 0, ..event }),
        Signal::Event(Event { thing: 0, wanted: 0, name: 1, bytes: 0, ..event }),
        Signal::Reading { goal: 1, subject: 2, amount: 90.5 },
        Signal::Active,
        Signal::View { bytes: 300 },
        Signal::Close,
        Signal::Answer { request: 5, answer: Answer { status: 503, after: 7.5 } },
        Signal::Flush(1),
        Signal::Stop(2),
    ];
    for once in [Once::No, Once::Page, Once::Session] {
        all.push(Signal::Goal { goal: 1, once, cooldown: 500.0 });
    }
    for way in [Way::View, Way::Subject, Way::Cumulative, Way::Continuous, Way::Delta] {
        all.extend([None, Some(30_000)].map(|idle| Signal::Meter { goal: 1, meter: Meter { way, idle } }));
    }
    for flags in 0..8 {
        let [one, two, three] = [1, 2, 4].map(|bit| flags & bit > 0);
        all.push(Signal::Run { goal: 1, subject: 2, on: one, anew: two });
        all.push(Signal::Attention { visible: one, focused: two, playing: three });
    }
    all
}

#[test]
fn every_signal_crosses_the_boundary() {
    for signal in all() {
        assert_eq!(decode(encode(&signal)), signal);
    }
}

/// The numbers of the kinds are those of `js/host/signal.ts`, in its order.
#[test]
fn javascript_counts_the_kinds_as_the_core_does() {
    let text = include_str!("../../js/host/signal.ts");
    let names = |of: &str| -> Vec<String> {
        let body = text.split_once(of).and_then(|(_, rest)| rest.split_once('}')).expect(of).0;
        let lines = body.lines().map(str::trim).filter(|line| line.ends_with(',') && !line.starts_with('/'));
        lines.map(|line| line.trim_end_matches(',').to_owned()).collect()
    };
    let word = |said: String| said.split([' ', '(']).next().unwrap_or_default().to_owned();
    let kinds = names("const enum Kind {");
    assert_eq!(kinds.len(), 19);
    for (kind, name) in (0..).zip(&kinds) {
        assert_eq!(word(format!("{:?}", Signal::decode(kind, 0, 0, 0, 0.0, 0))), *name);
    }
    let ways = names("const enum Way {");
    assert_eq!(ways.len(), 5);
    for (way, name) in (0..).zip(&ways) {
        let Signal::Meter { meter, .. } = Signal::decode(6, 0, way, 0, 0.0, 0) else { panic!("6 is a meter") };
        assert_eq!(format!("{:?}", meter.way), *name);
    }
    assert!(text.contains(&format!("NO_GOAL = {:#x}", u32::MAX)));
}

#[test]
fn javascript_has_the_words_for_the_reasons() {
    use waymark::out::Reason::{Delivered, Filtered, QueueFull, Rejected, Suppressed, TooLarge};
    let reasons = [Delivered, Filtered, Suppressed, TooLarge, QueueFull, Rejected];
    assert_eq!(reasons.map(|reason| reason as u32), [0, 1, 2, 3, 4, 5]);
    let words = r#"REASONS = ["", "filtered", "suppressed", "too_large", "queue_full", "rejected"]"#;
    assert!(include_str!("../../js/host/signal.ts").contains(words));
}
