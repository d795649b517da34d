use super::check::Checker;
use super::problem::Expected;
use super::spec::OPTIONS;
use crate::json::{Shape, get, members, number, shape};

/// What holds for the whole tracker: its own text, checked.
#[derive(Clone, Debug, Default)]
pub struct Options {
    text: String,
    /// Milliseconds between an event and its batch, at most.
    pub flush_every: f64,
    pub flush_events: usize,
}

impl Options {
    /// Takes what is right; the defaults stand for the rest.
    pub fn new(given: &str, checker: &mut Checker) -> Options {
        if shape(given) == Shape::Map {
            checker.table(OPTIONS, given);
        } else {
            checker.wrong("wrong_type", Expected::Keys(OPTIONS));
        }
        let text = core::mem::take(&mut checker.clean.out);
        let flush = get(&text, "flush");
        Options {
            flush_every: number(get(flush, "every")).unwrap_or(5.0) * 1e3,
            flush_events: number(get(flush, "events")).unwrap_or(20.0) as usize,
            text,
        }
    }

    pub fn get(&self, key: &str) -> &str {
        get(&self.text, key)
    }

    /// Each as it was written: a URL, or a map.
    pub fn collectors(&self) -> Vec<&str> {
        let given = self.get("collector");
        match shape(given) {
            Shape::Null => Vec::new(),
            Shape::List => members(given).map(|(_, collector)| collector).collect(),
            _ => Vec::from([given]),
        }
    }
}
