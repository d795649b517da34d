//! What a value may be, in words: `a number from 1 to 100`.

use crate::shown::number;
use crate::tables::{self, Field, Kind, triggers};

pub fn words(kind: &Kind) -> String {
    let mut alternatives = Vec::new();
    collect(kind, &mut alternatives);
    one_of(&alternatives, "or")
}

/// Without what is read or called to get it.
pub fn constants(kind: &Kind) -> String {
    match kind {
        Kind::Either(kinds) => {
            let mut alternatives = Vec::new();
            kinds
                .iter()
                .filter(|kind| !matches!(kind, Kind::Source { .. } | Kind::Function))
                .for_each(|kind| collect(kind, &mut alternatives));
            one_of(&alternatives, "or")
        }
        kind => words(kind),
    }
}

/// `a, b or c`
pub fn one_of(names: &[String], word: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

/// `` `a`, `b` and `c` ``
pub fn names<'a>(names: impl IntoIterator<Item = &'a str>, word: &str) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    one_of(&names, word)
}

fn collect(kind: &Kind, out: &mut Vec<String>) {
    match kind {
        Kind::True => out.push("true".into()),
        Kind::False => out.push("false".into()),
        Kind::AnyNumber => out.push("a number".into()),
        Kind::Number { min, max } => out.push(format!("a number from {} to {}", number(*min), number(*max))),
        Kind::Text { max } => out.push(format!("text of 1 to {} characters", number(*max as f64))),
        Kind::OneOf(names) => out.extend(names.iter().map(|name| format!("\"{name}\""))),
        Kind::Selector => out.push("a CSS selector".into()),
        Kind::Regex => out.push("a regular expression in quotes".into()),
        Kind::Currency => out.push("a currency code of three letters (ISO 4217)".into()),
        Kind::Function => out.push("a function".into()),
        Kind::List { min: 0, max, .. } => out.push(format!("a list of at most {} items", number(*max as f64))),
        Kind::List { min, max, .. } => out.push(format!("a list of {min} to {} items", number(*max as f64))),
        Kind::Map { max, .. } => out.push(format!("an object of at most {} names", number(*max as f64))),
        Kind::Table(fields) => out.push(object(fields)),
        Kind::Source { kinds, fields } => {
            let kinds = tables::names(fields).into_iter().take(*kinds);
            out.push(format!("a source (an object with {})", names(kinds, "or")));
        }
        Kind::Trigger => out.push(format!("an object with one trigger ({})", names(triggers(), "or"))),
        Kind::Goals => out.push("a list of goals".into()),
        Kind::Either(kinds) => kinds.iter().for_each(|kind| collect(kind, out)),
    }
}

/// By what it must have, or else by what it may have.
pub fn object(fields: &[Field]) -> String {
    let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.name.as_str()).collect();
    if required.is_empty() {
        format!("an object with any of {}", names(tables::names(fields), "and"))
    } else {
        format!("an object with {}", names(required, "and"))
    }
}
