//! Do the tests prove anything? Each mutation is a small mistake, and some test has to fail of it.
//!
//! In the pure rooms cargo-mutants makes them; on the page's side they are listed (`mutants/host.json`), one at least for each
//! rule that lives there. All of it happens in a copy of the tree. Takes an hour, so it is no part of `npm test`.

mod core;
mod host;
pub mod list;
mod report;
mod tree;

use crate::files;
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

/// What one mutation came to.
pub struct Outcome {
    pub file: String,
    /// How it is called, in one line; also without line numbers, so that a reason can be kept for it.
    pub name: String,
    pub came: Came,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Came {
    Killed,
    Survived,
    /// It does not compile: no mutant.
    NoCode,
    /// Or tried without a result: the test fails without the mutation, too, or does not end.
    Untried,
}

impl Came {
    const NAMES: [(Came, &str); 4] =
        [(Came::Killed, "killed"), (Came::Survived, "SURVIVED"), (Came::NoCode, "no code"), (Came::Untried, "no result")];

    pub fn name(self) -> &'static str {
        Came::NAMES.iter().find(|(came, _)| *came == self).map_or("", |(_, name)| name)
    }

    pub fn named(name: &str) -> Came {
        Came::NAMES.iter().find(|(_, known)| *known == name).map_or(Came::Untried, |(came, _)| *came)
    }
}

pub fn run(arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().skip(1).map(String::as_str).collect();
    match arguments.first().map(String::as_str) {
        None => {
            keep("host", &host::run(&[])?)?;
            keep("core", &core::run(&[])?)?;
        }
        Some("core") => keep("core", &core::run(&words)?)?,
        Some("core-outcomes") => keep("core", &core::outcomes(&words)?)?,
        Some("host") if words == ["--untried"] => {
            let all = known("host", host::all()?)?;
            let untried: Vec<&str> = all.iter().filter(|one| one.came == Came::Untried).map(|one| one.name.as_str()).collect();
            // No word means all of them.
            if !untried.is_empty() {
                keep("host", &host::run(&untried)?)?;
            }
        }
        Some("host") => keep("host", &host::run(&words)?)?,
        // What `host` calls in the copy.
        Some("host-in-copy") => return host::in_copy(&words),
        Some("report") => {}
        Some(other) => {
            bail!(
                "`mutants` knows core [OPTION OF CARGO-MUTANTS…], core-outcomes FILE…, host [--untried | WORD…] and report, not `{other}`"
            )
        }
    }
    report::write(&known("core", core::all()?)?, &known("host", host::all()?)?)
}

/// Kept with those of earlier runs, so that a run may be of a few.
fn keep(half: &str, outcomes: &[Outcome]) -> Result<()> {
    let mut all = kept(half)?;
    for one in outcomes.iter().filter(|one| one.came != Came::Untried) {
        all.insert(one.name.clone(), one.came.name().into());
    }
    files::write(&place(half), serde_json::to_string_pretty(&all)?)
}

/// `all` with what is known of them.
fn known(half: &str, mut all: Vec<Outcome>) -> Result<Vec<Outcome>> {
    let kept = kept(half)?;
    for one in &mut all {
        one.came = kept.get(&one.name).and_then(Value::as_str).map_or(Came::Untried, Came::named);
    }
    all.retain(|one| one.came != Came::NoCode);
    Ok(all)
}

fn kept(half: &str) -> Result<Map<String, Value>> {
    let place = place(half);
    if !place.exists() {
        return Ok(Map::new());
    }
    serde_json::from_str(&files::read(&place)?).with_context(|| place.display().to_string())
}

fn place(half: &str) -> std::path::PathBuf {
    files::root().join("target/mutants").join(format!("{half}.json"))
}
