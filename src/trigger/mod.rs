//! Kinds of triggers, one file each. A new one is its file and its line in `ALL`.

mod click;
mod page;

use crate::goal::Once;
use crate::goal::spec::Kind;

/// What a trigger says of itself.
#[derive(Debug)]
pub struct Spec {
    pub name: &'static str,
    /// Short and long form.
    pub options: Kind,
    /// The event's name; empty if it is the goal's id.
    pub event: &'static str,
    pub once: Once,
    /// Seconds.
    pub cooldown: f64,
    /// Is the default key the matched element? Then a scope beyond the page needs a key of the goal's own. Else it is the
    /// page.
    pub key_is_element: bool,
    /// The DOM event that the host matches; `page` is a page view.
    pub listens: &'static str,
}

pub static ALL: &[&Spec] = &[&click::SPEC, &page::SPEC];
