//! Where a source looks, in words.

use crate::shown::{LONGEST, cut};
use waymark::json::{get, text};

/// `` the attribute `data-price` of the matched element ``
pub fn words(source: &str) -> Option<String> {
    let at = |name| text(get(source, name));
    let what = match (at("attr"), at("data"), get(source, "text")) {
        ("", "", "") => return None,
        ("", "", _) => "the text".into(),
        ("", data, _) => format!("the attribute `data-{}`", cut(&dashed(data), LONGEST)),
        (attr, ..) => format!("the attribute `{}`", cut(attr, LONGEST)),
    };
    let regex = match at("regex") {
        "" => String::new(),
        regex => format!(" by the regular expression `{}`", cut(regex, LONGEST)),
    };
    Some(format!("{what} of {}{regex}", place(get(source, "from"))))
}

fn place(from: &str) -> String {
    if text(from) == "document" {
        return "the document's root element".into();
    }
    let around = match text(get(from, "closest")) {
        "" => "the matched element".into(),
        selector => format!("the closest `{}` around the matched element", cut(selector, LONGEST)),
    };
    match text(get(from, "find")) {
        "" => around,
        selector => format!("the first `{}` inside {around}", cut(selector, LONGEST)),
    }
}

/// As `js/host/read.ts` does it: `itemId` is `data-item-id`.
fn dashed(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            out.push('-');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}
