use crate::{Problem, Severity, explain};
use waymark::effect::Effects;
use waymark::goal::Goal;
use waymark::json::get;
use waymark::out::Send;
use waymark::signal::Signal;
use waymark::tracker::Tracker;

/// Every problem of a configuration, in words: the codes and paths that the tracker gives at its start, in its order.
/// `text` is what `js/host/text.ts` writes.
pub fn check(text: &str) -> Vec<Problem> {
    let mut tracker = Tracker::new(0.0);
    let mut found = Found::default();
    tracker.step(0.0, Signal::Options(text), &mut found);
    let goals = get(text, "goals");
    if goals.starts_with('[') {
        tracker.step(0.0, Signal::Goals(goals), &mut found);
    }
    found.0.into_iter().map(|problem| explain(text, problem)).collect()
}

/// Listens to nothing but problems.
#[derive(Default)]
pub struct Found(pub Vec<Problem>);

impl Effects for Found {
    fn problem(&mut self, code: &'static str, path: &str) {
        self.0.push(Problem { code: code.into(), path: path.into(), severity: Severity::of(code), message: None, hint: None });
    }

    fn options(&mut self, _: &str) {}
    fn watch(&mut self, _: u32, _: &Goal, _: &str) {}
    fn checked(&mut self, _: &str) {}
    fn wake(&mut self, _: f64) {}
    fn send(&mut self, _: &Send) {}
    fn settled(&mut self, _: u32) {}
}
