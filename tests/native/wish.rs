//! What the core wishes, written down.

use waymark::effect::Effects;
use waymark::out::{Reason, Send};

/// One wish of the core.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    Kept(u32),
    Gone { collector: u32, seq: u32, reason: Reason },
    Fire { goal: u32, subject: u32, limit: u32, amount: f64 },
    Wake(f64),
    Put(u32),
    Send(Send),
    Settled(u32),
}

/// Writes the wishes down.
#[derive(Default)]
pub struct Wishes(pub Vec<Wish>);

impl Effects for Wishes {
    fn kept(&mut self, seq: u32) {
        self.0.push(Wish::Kept(seq));
    }
    fn gone(&mut self, collector: u32, seq: u32, reason: Reason) {
        self.0.push(Wish::Gone { collector, seq, reason });
    }
    fn fire(&mut self, goal: u32, subject: u32, limit: u32, amount: f64) {
        self.0.push(Wish::Fire { goal, subject, limit, amount });
    }
    fn wake(&mut self, at: f64) {
        self.0.push(Wish::Wake(at));
    }
    fn put(&mut self, seq: u32) {
        self.0.push(Wish::Put(seq));
    }
    fn send(&mut self, send: &Send) {
        self.0.push(Wish::Send(send.clone()));
    }
    fn settled(&mut self, call: u32) {
        self.0.push(Wish::Settled(call));
    }
}
