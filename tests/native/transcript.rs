//! What the core hears and wishes, as lines of numbers: `>` a moment, a kind of signal and its numbers (`Signal::decode`),
//! `<` a wish, `=` whether a goal is open for the same thing a millisecond and a minute later. The native tests and those in a browser read the same lines, so this file
//! needs nothing but the core.

use std::fmt::Write;
use std::str::FromStr;

use waymark::effect::Effects;
use waymark::out::{Reason, Send};
use waymark::signal::{Event, Signal};
use waymark::tracker::Tracker;

/// A new tracker begins where a line says so.
pub const BEGIN: &str = "> begin 0.5";

/// Hears the signals of a transcript, and writes the whole of it anew.
pub fn replay(transcript: &str) -> String {
    let mut tracker = Tracker::default();
    let mut written = Written::default();
    for line in transcript.lines().filter(|line| line.starts_with('>')) {
        writeln!(written.0, "{line}").expect("text can be written");
        if line == BEGIN {
            tracker = Tracker::new(0.5);
            continue;
        }
        let (mono, signal) = read(line);
        tracker.step(mono, signal, &mut written);
        if let Signal::Event(Event { goal: Some(goal), thing, mono, .. }) = signal {
            let [soon, late] = [1.0, 60_000.0].map(|after| tracker.open(goal, thing, mono + after));
            writeln!(written.0, "= {soon} {late}").expect("text can be written");
        }
    }
    written.0
}

/// Where the two part, in words.
pub fn difference(expected: &str, found: &str) -> Option<String> {
    let (mut one, mut other) = (expected.lines(), found.lines());
    for number in 1.. {
        match (one.next(), other.next()) {
            (None, None) => return None,
            (expected, found) if expected != found => return Some(format!("line {number}: expected {expected:?}, found {found:?}")),
            _ => {}
        }
    }
    None
}

fn read(line: &str) -> (f64, Signal) {
    let mut words = line.split(' ').skip(1);
    let mono = next(&mut words);
    let mut number = || next(&mut words);
    let (kind, a, b, c) = (number(), number(), number(), number());
    (mono, Signal::decode(kind, a, b, c, next(&mut words), next(&mut words)))
}

fn next<'a, T: FromStr>(words: &mut impl Iterator<Item = &'a str>) -> T {
    let word = words.next().unwrap_or_default();
    word.parse().unwrap_or_else(|_| panic!("{word:?} cannot be read"))
}

/// Writes the wishes down.
#[derive(Default)]
struct Written(String);

impl Written {
    fn wish(&mut self, text: String) {
        writeln!(self.0, "< {text}").expect("text can be written");
    }
}

impl Effects for Written {
    fn kept(&mut self, seq: u32) {
        self.wish(format!("kept {seq}"));
    }
    fn gone(&mut self, collector: u32, seq: u32, reason: Reason) {
        self.wish(format!("gone {collector} {seq} {}", reason as u32));
    }
    fn fire(&mut self, goal: u32, subject: u32, limit: u32, amount: f64) {
        self.wish(format!("fire {goal} {subject} {limit} {amount}"));
    }
    fn wake(&mut self, at: f64) {
        self.wish(format!("wake {at}"));
    }
    fn put(&mut self, seq: u32) {
        self.wish(format!("put {seq}"));
    }
    fn send(&mut self, send: &Send) {
        let Send { request, collector, batch, tries, high, keepalive, leaving } = send;
        self.wish(format!("send {request} {collector} {batch} {tries} {high} {keepalive} {leaving}"));
    }
    fn settled(&mut self, call: u32) {
        self.wish(format!("settled {call}"));
    }
}
