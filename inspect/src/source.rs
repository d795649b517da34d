//! Where a source looks, in words.

use crate::shown::{LONGEST, cut};
use crate::value::Value;

/// `` the attribute `data-price` of the matched element ``
pub fn words(source: &Value) -> Option<String> {
    let at = |name| cut(source.get(name).text(), LONGEST);
    let place = place(source.get("from"));
    let (name, value) = source.members().iter().find(|(name, _)| KINDS.contains(&name.as_str()))?;
    let own = cut(value.text(), LONGEST);
    let what = match name.as_str() {
        "attr" => format!("the attribute `{own}` of {place}"),
        "data" => format!("the attribute `data-{}` of {place}", cut(&dashed(value.text()), LONGEST)),
        "prop" => format!("the property `{own}` of {place}"),
        "text" => format!("the text of {place}"),
        "field" if source.get("from").text() == "document" => format!("the first form field `{own}` of the document"),
        "field" => format!("the form field `{own}` of {place}"),
        "meta" => format!("the page's `<meta>` named `{own}`"),
        "jsonld" => format!("`{own}` of the page's JSON-LD"),
        "microdata" => format!("the microdata property `{own}` of {place}"),
        "query" => format!("`{own}` of the page's URL query"),
        _ => format!("the global `{own}`"),
    };
    let regex = match at("regex").as_str() {
        "" => String::new(),
        regex => format!(" by the regular expression `{regex}`"),
    };
    Some(what + &regex)
}

/// As in `js/host/spec.ts`.
const KINDS: [&str; 10] = ["attr", "data", "prop", "text", "field", "meta", "jsonld", "microdata", "query", "global"];

fn place(from: &Value) -> String {
    if from.text() == "document" {
        return "the document's root element".into();
    }
    let around = match from.get("closest").text() {
        "" => "the matched element".into(),
        selector => format!("the closest `{}` around the matched element", cut(selector, LONGEST)),
    };
    match from.get("find").text() {
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
