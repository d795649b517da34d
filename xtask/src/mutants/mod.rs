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
use serde_json::{Value, json};

/// What one mutation came to.
pub struct Outcome {
    pub file: String,
    /// How it is called, in one line; also without line numbers, so that a reason can be kept for it.
    pub name: String,
    pub killed: bool,
}

pub fn run(arguments: &[String]) -> Result<()> {
    let names: Vec<&str> = arguments.iter().skip(1).map(String::as_str).collect();
    match arguments.first().map(String::as_str) {
        None => {
            keep("host", &host::run(&[])?)?;
            keep("core", &core::run()?)?;
        }
        Some("core") if names.is_empty() => keep("core", &core::run()?)?,
        Some("host") if names.is_empty() => keep("host", &host::run(&[])?)?,
        // To look at a few: the report is about all.
        Some("host") => {
            host::run(&names)?;
            return Ok(());
        }
        // What `host` calls in the copy.
        Some("host-in-copy") => return host::in_copy(&names),
        Some("report") => {}
        Some(other) => bail!("`mutants` knows core, host [WORD…] and report, not `{other}`"),
    }
    report::write(&known("core")?, &known("host")?)
}

/// Kept, so that the slow half need not be run again with the other.
fn keep(half: &str, outcomes: &[Outcome]) -> Result<()> {
    let list: Vec<Value> = outcomes.iter().map(|one| json!({ "file": one.file, "name": one.name, "killed": one.killed })).collect();
    files::write(&place(half), serde_json::to_string_pretty(&list)?)
}

fn known(half: &str) -> Result<Vec<Outcome>> {
    let text = files::read(&place(half)).with_context(|| format!("run `mutants {half}` first"))?;
    let list: Vec<Value> = serde_json::from_str(&text)?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    Ok(list.iter().map(|one| Outcome { file: text(&one["file"]), name: text(&one["name"]), killed: one["killed"] == true }).collect())
}

fn place(half: &str) -> std::path::PathBuf {
    files::root().join("target/mutants").join(format!("{half}.json"))
}
