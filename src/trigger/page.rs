//! A page view (PAGE-1). Fires once per page view whose URL fits one of the patterns.

use super::{Spec, Trigger};
use crate::goal::spec::{Kind, TEXT};
use crate::goal::{Once, matches};
use crate::json::Value;

pub static SPEC: Spec = Spec {
    name: "page",
    options: Kind::Either(&[Kind::True, TEXT, Kind::List { of: &TEXT, max: 100 }]),
    event: Some("page_view"),
    once: Once::Page,
    cooldown: 0.0,
    key_is_element: false,
    reads: &[],
    build: |options| Trigger::Page(Page::new(options)),
};

/// No pattern: every page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    patterns: Vec<String>,
    every: bool,
}

impl Page {
    fn new(options: &Value) -> Page {
        let patterns: Vec<String> = match options {
            Value::List(list) => list.iter().filter_map(Value::text).map(String::from).collect(),
            other => other.text().map(String::from).into_iter().collect(),
        };
        Page { patterns, every: *options == Value::Bool(true) }
    }

    pub fn fires(&self, url: &str) -> bool {
        self.every || self.patterns.iter().any(|pattern| matches(pattern, url))
    }
}
