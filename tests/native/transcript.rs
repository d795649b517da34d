//! What the core hears and wishes, as lines of text: `>` a signal, `<` a wish, `=` whether a goal is open then. The native
//! tests and those in a browser read the same lines, so this file needs nothing but the core.

use std::fmt::Write;
use std::str::FromStr;

use waymark::effect::Effects;
use waymark::goal::Goal;
use waymark::out::{Answer, Send};
use waymark::record::Category;
use waymark::tracker::Tracker;

use crate::heard::{Firing, Heard};

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
        let (mono, heard) = read(line);
        tracker.step(mono, heard.signal(), &mut written);
        if let Heard::Event(Firing { goal: Some(goal), element, mono, .. }) = heard {
            writeln!(written.0, "= {}", tracker.open(goal, element, mono + 1.0)).expect("text can be written");
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

fn read(line: &str) -> (f64, Heard) {
    let mut rest = line.strip_prefix("> ").expect("a signal");
    let mono = next(&mut rest);
    let kind: String = next(&mut rest);
    let heard = match kind.as_str() {
        "options" => Heard::Options(rest.into()),
        "limits" => Heard::Limits(next(&mut rest), next(&mut rest), next(&mut rest)),
        "goals" => Heard::Goals(rest.into()),
        "remove" => Heard::Remove(next(&mut rest)),
        "check" => Heard::Check(rest.into()),
        "event" => Heard::Event(Firing {
            goal: next::<String>(&mut rest).parse().ok(),
            element: next(&mut rest),
            mono: next(&mut rest),
            category: if next::<String>(&mut rest) == "Milestone" { Category::Milestone } else { Category::Secondary },
            wanted: next(&mut rest),
            now: next(&mut rest),
            text: rest.into(),
        }),
        "view" => Heard::View(next(&mut rest)),
        "hidden" => Heard::Hidden,
        "left" => Heard::Left,
        "returned" => Heard::Returned,
        "tick" => Heard::Tick,
        "answer" => Heard::Answer(next(&mut rest), Answer { status: next(&mut rest), after: next(&mut rest) }),
        "flush" => Heard::Flush(next(&mut rest)),
        "stop" => Heard::Stop(next(&mut rest)),
        _ => panic!("there is no signal {kind:?}: {line}"),
    };
    (mono, heard)
}

/// Takes a word off.
fn next<T: FromStr>(rest: &mut &str) -> T {
    let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
    *rest = after;
    word.parse().unwrap_or_else(|_| panic!("{word:?} before {after:?} cannot be read"))
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
    fn options(&mut self, clean: &str) {
        self.wish(format!("options {clean}"));
    }
    fn watch(&mut self, number: u32, goal: &Goal, path: &str) {
        let Goal { text, spec, once, cooldown, keyed } = goal;
        self.wish(format!("watch {number} {path} {} {:?} {once:?} {cooldown} {keyed} {text}", spec.listens, spec.event));
    }
    fn checked(&mut self, clean: &str) {
        self.wish(format!("checked {clean}"));
    }
    fn wake(&mut self, at: f64) {
        self.wish(format!("wake {at}"));
    }
    fn send(&mut self, send: &Send) {
        let Send { request, collector, batch, tries, high, drops, views, events, keepalive, leaving } = send;
        self.wish(format!("send {request} {collector} {batch} {tries} {high} {keepalive} {leaving} {{{drops}}} [{views}] [{events}]"));
    }
    fn problem(&mut self, code: &'static str, path: &str) {
        self.wish(format!("problem {code} {path}"));
    }
    fn settled(&mut self, call: u32) {
        self.wish(format!("settled {call}"));
    }
}
