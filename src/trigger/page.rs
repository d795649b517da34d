//! A page view (PAGE-1). Fires once per page view whose URL fits one of the patterns.

use super::Spec;
use crate::goal::spec::{Kind, TEXT};
use crate::goal::{Once, matches};
use crate::json::{members, text};

pub static SPEC: Spec = Spec {
    name: "page",
    options: Kind::Either(&[Kind::True, TEXT, Kind::List { of: &TEXT, max: 100 }]),
    event: "page_view",
    once: Once::Page,
    cooldown: 0.0,
    key_is_element: false,
    listens: "",
    reads: &[],
    on_page: |options, url| options == "true" || fits(options, url) || members(options).any(|(_, pattern)| fits(pattern, url)),
};

fn fits(pattern: &str, url: &str) -> bool {
    let pattern = text(pattern);
    !pattern.is_empty() && matches(pattern, url)
}
