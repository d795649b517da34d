//! `mutants/host.json`: `[{ rule, file, from, to, test }]`. `from` stands once in `file`; `test` must fail with `to` in its place:
//! `js NAME` (tests/js/NAME.test.ts), `e2e FOLDER/TITLE` (in Chromium) or `e2e:firefox FOLDER/TITLE`.
//!
//! `mutants/survivors.json`: `{ "NAME": "why no test can tell the difference" }`, for both halves.

use crate::tidy::Source;
use anyhow::{Context, Result};
use serde_json::{Map, Value};

pub const HOST: &str = "mutants/host.json";
pub const SURVIVORS: &str = "mutants/survivors.json";

#[derive(Clone, Debug, PartialEq)]
pub struct Mutation {
    pub rule: String,
    pub file: String,
    pub from: String,
    pub to: String,
    pub test: String,
}

impl Mutation {
    pub fn name(&self) -> String {
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{} {}: `{}` → `{}`", self.rule, self.file, line(&self.from), line(&self.to))
    }
}

pub fn mutations(text: &str) -> Result<Vec<Mutation>> {
    let list: Vec<Value> = serde_json::from_str(text).context(HOST)?;
    list.iter()
        .map(|entry| {
            let member = |name: &str| entry[name].as_str().map(String::from).with_context(|| format!("{HOST}: no {name} in {entry}"));
            Ok(Mutation { rule: member("rule")?, file: member("file")?, from: member("from")?, to: member("to")?, test: member("test")? })
        })
        .collect()
}

pub fn reasons(text: &str) -> Result<Map<String, Value>> {
    serde_json::from_str(text).context(SURVIVORS)
}

/// A rule of the house: the list fits the code, else it would prove nothing of it.
pub fn check(sources: &[Source]) -> Vec<String> {
    let text = |path: &str| sources.iter().find(|source| source.path == path).map(|source| source.text.as_str());
    let Some(list) = text(HOST) else { return Vec::new() };
    let list = match mutations(list) {
        Ok(list) => list,
        Err(error) => return vec![format!("{error:#}")],
    };
    let wrong = list.iter().filter_map(|mutation| {
        let times = text(&mutation.file).map_or(0, |code| code.matches(&mutation.from).count());
        let what = match times {
            1 if mutation.from == mutation.to => "changes nothing".to_string(),
            1 => return None,
            times => format!("`{}` stands {times} times in {}, not once", mutation.from, mutation.file),
        };
        Some(format!("{HOST}: {}: {what}", mutation.rule))
    });
    wrong.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source;

    #[test]
    fn a_mutation_that_fits_the_code_no_longer_is_told() {
        let list = r#"[{"rule": "DOM-1", "file": "a.ts", "from": "x > 1", "to": "x >= 1", "test": "js a"}]"#;
        let told = |code: &str| check(&[source(HOST, list), source("a.ts", code)]);
        assert_eq!(told("if (x > 1) y();"), Vec::<String>::new());
        assert_eq!(told("if (x > 2) y();"), ["mutants/host.json: DOM-1: `x > 1` stands 0 times in a.ts, not once"]);
        assert_eq!(told("x > 1; x > 1").len(), 1);
    }

    #[test]
    fn an_entry_without_a_test_is_an_error() {
        assert!(mutations(r#"[{"rule": "DOM-1", "file": "a.ts", "from": "x", "to": "y"}]"#).is_err());
    }
}
