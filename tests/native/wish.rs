//! What the core wishes, written down.

use waymark::effect::Effects;
use waymark::goal::Goal;
use waymark::out::Send;

/// One wish of the core.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    Options(String),
    Watch { goal: u32, listens: &'static str, event: &'static str, text: String },
    Checked(String),
    Wake(f64),
    Send(Send),
    Problem(String, String),
    Settled(u32),
}

/// Writes the wishes down.
#[derive(Default)]
pub struct Wishes(pub Vec<Wish>);

impl Effects for Wishes {
    fn options(&mut self, clean: &str) {
        self.0.push(Wish::Options(clean.into()));
    }
    fn watch(&mut self, number: u32, goal: &Goal, _path: &str) {
        let Goal { spec, text, .. } = goal;
        self.0.push(Wish::Watch { goal: number, listens: spec.listens, event: spec.event, text: text.clone() });
    }
    fn checked(&mut self, clean: &str) {
        self.0.push(Wish::Checked(clean.into()));
    }
    fn wake(&mut self, at: f64) {
        self.0.push(Wish::Wake(at));
    }
    fn send(&mut self, send: &Send) {
        self.0.push(Wish::Send(send.clone()));
    }
    fn problem(&mut self, code: &'static str, path: &str) {
        self.0.push(Wish::Problem(code.into(), path.into()));
    }
    fn settled(&mut self, call: u32) {
        self.0.push(Wish::Settled(call));
    }
}
