//! A click on an element (CLICK-1). Fires at once, at every click that the cool-down lets through.

use super::Spec;
use crate::goal::Once;
use crate::goal::spec::{Kind, required};

pub static SPEC: Spec = Spec {
    name: "click",
    options: Kind::Either(&[Kind::Selector, Kind::Table(&[required("selector", Kind::Selector)])]),
    event: "",
    once: Once::No,
    // One firing for a double click: the usual system limit is 500 ms.
    // https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-getdoubleclicktime
    cooldown: 0.5,
    key_is_element: true,
    listens: "click",
};
