//! The configurations of `tests/data/problems.json`, and what is expected of them.

#![allow(dead_code, reason = "each test is a crate of its own and uses a part")]

use serde::Deserialize;
use serde_json::value::RawValue;
use waymark::effect::Effects;
use waymark::goal::Goal;
use waymark::json::{Shape, get, shape, text};
use waymark::out::Send;
use waymark::signal::Signal;
use waymark::tracker::Tracker;
use waymark_inspect::Problem;

pub struct Case {
    pub name: String,
    /// The configuration, as `js/host/text.ts` writes it.
    pub text: String,
    pub problems: Vec<Problem>,
    /// The ids of the goals that work.
    pub goals: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    options: Option<Box<RawValue>>,
    /// Instead of `options`, for what JSON cannot say: `@0` is a function, `!threw` a getter that throws.
    text: Option<String>,
    problems: Vec<Problem>,
    goals: Vec<String>,
}

pub fn cases() -> Vec<Case> {
    let file = include_str!("../../../tests/data/problems.json");
    let written: Vec<Written> = serde_json::from_str(file).expect("tests/data/problems.json");
    let case = |case: Written| Case {
        text: case.text.or(case.options.map(|options| compact(options.get()))).expect("options or text"),
        name: case.name,
        problems: case.problems,
        goals: case.goals,
    };
    written.into_iter().map(case).collect()
}

/// Without the blanks between values, which the host does not write.
fn compact(json: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let keep = |letter: &char| {
        quoted ^= *letter == '"' && !escaped;
        escaped = *letter == '\\' && !escaped;
        quoted || !letter.is_whitespace()
    };
    json.chars().filter(keep).collect()
}

/// What the tracker itself says of a configuration, called as the page's host calls it.
#[derive(Default)]
pub struct Told {
    /// Codes and paths.
    pub problems: Vec<(String, String)>,
    /// The ids of the goals that it would watch, in their order.
    pub goals: Vec<String>,
}

pub fn tracker(given: &str) -> Told {
    let mut told = Told::default();
    let mut tracker = Tracker::new(0.0);
    tracker.step(0.0, Signal::Options(given), &mut told);
    if shape(get(given, "goals")) == Shape::List {
        tracker.step(0.0, Signal::Goals(get(given, "goals")), &mut told);
    }
    told
}

impl Effects for Told {
    fn problem(&mut self, code: &'static str, path: &str) {
        self.problems.push((code.into(), path.into()));
    }

    fn watch(&mut self, _: u32, goal: &Goal, _: &str) {
        let id = text(get(&goal.text, "id")).to_owned();
        // Of goals with one id the last one holds.
        self.goals.retain(|other| *other != id);
        self.goals.push(id);
    }

    fn options(&mut self, _: &str) {}
    fn checked(&mut self, _: &str) {}
    fn wake(&mut self, _: f64) {}
    fn send(&mut self, _: &Send) {}
    fn settled(&mut self, _: u32) {}
}
