//! Kinds of triggers, one file each. A new one is its file, its line in `ALL` and its line in `build`.

mod click;
mod page;

use crate::goal::Once;
use crate::goal::spec::Kind;
use crate::json::Value;

/// What a trigger says of itself.
#[derive(Debug)]
pub struct Spec {
    pub name: &'static str,
    /// Short and long form.
    pub options: Kind,
    /// The event's name, where it is not the goal's id.
    pub event: Option<&'static str>,
    pub once: Once,
    /// Seconds.
    pub cooldown: f64,
    /// Is the default key the matched element? Then a scope beyond the page needs a key of the goal's own.
    pub key_is_element: bool,
    /// What the host reads for it at each firing, and the names under which that leaves as props.
    pub reads: &'static [&'static str],
    build: fn(&Value) -> Trigger,
}

pub static ALL: &[&Spec] = &[&click::SPEC, &page::SPEC];

/// A trigger with its options.
#[derive(Clone, Debug, PartialEq)]
pub enum Trigger {
    Click(click::Click),
    Page(page::Page),
}

/// What the host listens for.
#[derive(Clone, Debug, PartialEq)]
pub struct Watch {
    /// The type of the DOM event.
    pub event: &'static str,
    pub selector: String,
    /// Where the selector stands in the goal, for the problem that it is none.
    pub path: &'static str,
}

pub fn build(spec: &Spec, options: &Value) -> Trigger {
    (spec.build)(options)
}

impl Trigger {
    /// What it needs of the page, if anything.
    pub fn watch(&self) -> Option<Watch> {
        match self {
            Trigger::Click(click) => Some(click.watch()),
            Trigger::Page(_) => None,
        }
    }

    /// Is the default key the matched element? Else it is the page.
    pub fn key_is_element(&self) -> bool {
        matches!(self, Trigger::Click(_))
    }

    /// Does it fire on a page view of that URL?
    pub fn on_page(&self, url: &str) -> bool {
        match self {
            Trigger::Page(page) => page.fires(url),
            Trigger::Click(_) => false,
        }
    }
}
