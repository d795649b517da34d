//! cargo-mutants over the pure rooms, which the native tests have to kill. <https://mutants.rs>

use super::Outcome;
use crate::files;
use crate::process::cargo;
use anyhow::{Context, Result, bail};
use serde_json::Value;

const OUT: &str = "target/mutants/core";

pub fn run() -> Result<Vec<Outcome>> {
    if files::on_path("cargo-mutants").is_none() {
        bail!("cargo-mutants is missing: cargo install cargo-mutants --locked");
    }
    let mut mutants = cargo("mutants");
    // `src/browser.rs` is no part of the native crate: the end-to-end cases test it.
    mutants.args(["--package", "waymark", "--exclude", "src/browser.rs", "--jobs", "1", "--timeout", "120", "--no-shuffle"]);
    mutants.args(["--output", OUT, "--", "--test", "native"]);
    // It ends with 2 where some survive and 3 where some ran out of time: both are results.
    let status = mutants.status().context("cannot run cargo-mutants")?;
    if !matches!(status.code(), Some(0 | 2 | 3)) {
        bail!("cargo-mutants failed: {status}");
    }
    read(&files::read(&files::root().join(OUT).join("mutants.out/outcomes.json"))?)
}

fn read(text: &str) -> Result<Vec<Outcome>> {
    let all: Value = serde_json::from_str(text).context("outcomes.json")?;
    let list = all["outcomes"].as_array().context("outcomes.json has no outcomes")?;
    Ok(list
        .iter()
        .filter_map(|one| {
            let mutant = &one["scenario"]["Mutant"];
            let killed = match one["summary"].as_str()? {
                "CaughtMutant" | "Timeout" => true,
                "MissedMutant" => false,
                // What does not compile is no mutant, and the baseline is none either.
                _ => return None,
            };
            Some(Outcome { file: mutant["file"].as_str()?.into(), name: without_place(mutant["name"].as_str()?), killed })
        })
        .collect())
}

/// `src/a.rs:3:5: replace < with <= in f` without line and column, which change with every edit.
fn without_place(name: &str) -> String {
    match name.split_once(": ") {
        Some((place, what)) => format!("{}: {what}", place.split(':').next().unwrap_or(place)),
        None => name.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_read_and_what_does_not_compile_is_left_out() {
        let one = |summary: &str| {
            format!(
                r#"{{"scenario": {{"Mutant": {{"file": "src/a.rs", "name": "src/a.rs:3:5: replace < with <="}}}}, "summary": "{summary}"}}"#
            )
        };
        let text = format!(
            r#"{{"outcomes": [{{"scenario": "Baseline", "summary": "Success"}}, {}, {}, {}]}}"#,
            one("CaughtMutant"),
            one("MissedMutant"),
            one("Unviable")
        );
        let outcomes: Vec<_> = read(&text).unwrap().into_iter().map(|one| (one.name, one.killed)).collect();
        let name = "src/a.rs: replace < with <=".to_string();
        assert_eq!(outcomes, [(name.clone(), true), (name, false)]);
    }
}
