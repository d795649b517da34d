//! cargo-mutants over the pure rooms, which the native tests have to kill. <https://mutants.rs>

use super::{Came, Outcome};
use crate::files;
use crate::process::{cargo, output};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;

const OUT: &str = "target/mutants/core";
/// `src/browser.rs` is no part of the native crate: the end-to-end cases test it.
const WHICH: [&str; 4] = ["--package", "waymark", "--exclude", "src/browser.rs"];

/// `arguments` go to cargo-mutants: `--file src/out/queue.rs` tries one file only.
pub fn run(arguments: &[&str]) -> Result<Vec<Outcome>> {
    let mut mutants = mutants()?;
    mutants.args(["--jobs", "1", "--timeout", "120", "--no-shuffle", "--output", OUT]).args(arguments);
    mutants.args(["--", "--test", "native"]);
    // It ends with 2 where some survive and 3 where some ran out of time: both are results.
    let status = mutants.status().context("cannot run cargo-mutants")?;
    if !matches!(status.code(), Some(0 | 2 | 3)) {
        bail!("cargo-mutants failed: {status}");
    }
    outcomes(&[&format!("{OUT}/mutants.out/outcomes.json")])
}

/// What runs of cargo-mutants found that were made otherwise.
pub fn outcomes(paths: &[&str]) -> Result<Vec<Outcome>> {
    let list = listed()?;
    let mut all = Vec::new();
    for path in paths {
        all.extend(read(&files::read(&files::root().join(path))?, &list).with_context(|| path.to_string())?);
    }
    Ok(all)
}

/// Every mutant that there is, none of them tried.
pub fn all() -> Result<Vec<Outcome>> {
    let untried = |mutant: Mutant| Outcome { file: mutant.file, name: mutant.name, came: Came::Untried };
    Ok(listed()?.into_iter().map(untried).collect())
}

fn mutants() -> Result<std::process::Command> {
    if files::on_path("cargo-mutants").is_none() {
        bail!("cargo-mutants is missing: cargo install cargo-mutants --locked");
    }
    let mut mutants = cargo("mutants");
    mutants.args(WHICH);
    Ok(mutants)
}

struct Mutant {
    file: String,
    /// With line and column, as cargo-mutants names it.
    placed: String,
    /// Without them, which change with every edit; the second of a name is `… (2)`.
    name: String,
}

fn listed() -> Result<Vec<Mutant>> {
    list(&output(mutants()?.args(["--list", "--json"]))?)
}

fn list(text: &str) -> Result<Vec<Mutant>> {
    let all: Vec<Value> = serde_json::from_str(text).context("cargo mutants --list --json")?;
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    all.iter()
        .map(|one| {
            let (file, placed) = (one["file"].as_str().context("no file")?, one["name"].as_str().context("no name")?);
            let plain = without_place(placed);
            let time = times.entry(plain.clone()).or_default();
            *time += 1;
            let name = if *time == 1 { plain } else { format!("{plain} ({time})") };
            Ok(Mutant { file: file.into(), placed: placed.into(), name })
        })
        .collect()
}

fn read(text: &str, list: &[Mutant]) -> Result<Vec<Outcome>> {
    let all: Value = serde_json::from_str(text)?;
    let found = all["outcomes"].as_array().context("it has no outcomes")?.iter().filter_map(|one| {
        let placed = one["scenario"]["Mutant"]["name"].as_str()?;
        // Not in the list: the code is another by now.
        let mutant = list.iter().find(|mutant| mutant.placed == placed)?;
        let came = match one["summary"].as_str()? {
            // What never ends is stopped; the tests without a mutant end in good time, or cargo-mutants does not begin.
            "CaughtMutant" | "Timeout" => Came::Killed,
            "MissedMutant" => Came::Survived,
            "Unviable" => Came::NoCode,
            _ => return None,
        };
        Some(Outcome { file: mutant.file.clone(), name: mutant.name.clone(), came })
    });
    Ok(found.collect())
}

/// `src/a.rs:3:5: replace < with <= in f` without line and column.
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
    fn outcomes_are_read_and_equal_names_stay_apart() {
        let names = ["src/a.rs:3:5: replace < with <=", "src/a.rs:4:5: replace < with <=", "src/a.rs:5:5: replace f with ()"];
        let list = list(&serde_json::json!(names.map(|name| serde_json::json!({ "file": "src/a.rs", "name": name }))).to_string()).unwrap();
        let one = |name: &str, summary: &str| serde_json::json!({ "scenario": { "Mutant": { "name": name } }, "summary": summary });
        let text = serde_json::json!({ "outcomes": [
            { "scenario": "Baseline", "summary": "Success" },
            one(names[0], "MissedMutant"),
            one(names[1], "CaughtMutant"),
            one(names[2], "Unviable"),
            one("src/a.rs:9:9: of code that is gone", "CaughtMutant"),
        ] });
        let outcomes: Vec<_> = read(&text.to_string(), &list).unwrap().into_iter().map(|one| (one.name, one.came)).collect();
        let name = "src/a.rs: replace < with <=".to_string();
        let second = format!("{name} (2)");
        assert_eq!(outcomes, [(name, Came::Survived), (second, Came::Killed), ("src/a.rs: replace f with ()".into(), Came::NoCode)]);
    }
}
