//! The configurations of `tests/data/problems.json`, and what is expected of them.

#![allow(dead_code, reason = "each test is a crate of its own and uses a part")]

use serde::Deserialize;
use serde_json::value::RawValue;
use waymark::effect::Effects;
use waymark::goal::{self, Checker, Goal, Options, goals};
use waymark::json::get;
use waymark::out::Send;
use waymark::record::{Identity, Now};
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

/// The ids of the goals that the tracker would watch.
pub fn surviving(text: &str) -> Vec<String> {
    let mut checker = Checker::default();
    let options = Options::new(text, &mut checker);
    goals(get(text, "goals"), &options, &mut checker).iter().map(|goal| goal.id.clone()).collect()
}

/// Codes and paths that the tracker itself gives when it starts.
pub fn told_by_the_tracker(text: &str) -> Vec<(String, String)> {
    let identity = Identity { stream: "stream".into(), session: "session".into() };
    let mut told = Told::default();
    Tracker::start(Now { mono: 0.0, wall: 0.0 }, identity, text, "{}", false, &mut told);
    told.0
}

/// An edge that only listens for problems.
#[derive(Default)]
struct Told(Vec<(String, String)>);

impl Effects for Told {
    fn problem(&mut self, problem: &goal::Problem) {
        self.0.push((problem.code.into(), problem.path.clone()));
    }
    fn watch(&mut self, _: u32, _: &Goal, _: bool) {}
    fn unwatch(&mut self, _: u32) {}
    fn viewed(&mut self) {}
    fn wake(&mut self, _: f64) {}
    fn send(&mut self, _: Send) {}
    fn settled(&mut self, _: u32) {}
}
