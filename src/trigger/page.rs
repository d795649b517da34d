//! A page view (PAGE-1). Fires once per page view whose URL fits one of the patterns; the host matches them, as it does
//! selectors.

use super::Spec;
use crate::goal::Once;
use crate::goal::spec::{Kind, TEXT};

pub static SPEC: Spec = Spec {
    name: "page",
    options: Kind::Either(&[Kind::True, TEXT, Kind::List { min: 1, of: &TEXT, max: 100 }]),
    event: "page_view",
    once: Once::Page,
    cooldown: 0.0,
    key_is_element: false,
    listens: "page",
};
