//! A click on an element (CLICK-1). Fires at once, at every click that the cool-down lets through.

use super::{Spec, Trigger, Watch};
use crate::goal::Once;
use crate::goal::spec::{Kind, required};
use crate::json::Value;

pub static SPEC: Spec = Spec {
    name: "click",
    options: Kind::Either(&[Kind::Selector, Kind::Table(&[required("selector", Kind::Selector)])]),
    event: None,
    once: Once::No,
    // One firing for a double click: the usual system limit is 500 ms.
    // https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-getdoubleclicktime
    cooldown: 0.5,
    key_is_element: true,
    reads: &["tag", "text", "href"],
    build: |options| Trigger::Click(Click::new(options)),
};

#[derive(Clone, Debug, PartialEq)]
pub struct Click {
    selector: String,
    short: bool,
}

impl Click {
    fn new(options: &Value) -> Click {
        let selector = options.text().or(options.text_at("selector")).unwrap_or_default();
        Click { selector: selector.into(), short: options.text().is_some() }
    }

    pub fn watch(&self) -> Watch {
        Watch { event: "click", selector: self.selector.clone(), path: if self.short { "on.click" } else { "on.click.selector" } }
    }
}
