//! Everything that can be said without running the product.

use crate::process::{cargo, command, run as run_command};
use crate::{bundle, crates, files, rules, setup, sizes, step::step, tidy};
use anyhow::{Result, bail};

pub fn run() -> Result<()> {
    setup::ensure()?;
    // The types of `js/` need those of the modules.
    bundle::build(bundle::Mode::Release)?;
    let failed = all();
    if !failed.is_empty() {
        bail!("{} of {} checks failed:\n  {}", failed.len(), CHECKS.len(), failed.join("\n  "));
    }
    Ok(())
}

type Check = (&'static str, &'static str, fn() -> Result<()>);

pub const CHECKS: [Check; 8] = [
    ("check the format of Rust", "1 s", format),
    ("lint all crates", "1 minute the first time, then 2 s", lint),
    ("lint what becomes WebAssembly", "10 s the first time, then 2 s", lint_wasm),
    ("check the types of TypeScript", "1 s", types),
    ("check the rules of the house", "1 s", tidy::run),
    ("check that every rule has a test", "2 s", rules::check),
    ("check the sizes against their budgets", "1 s", sizes::check),
    ("check that every crate is used", "1 s", crates::check),
];

/// Runs every check, also after one has failed, and gives what failed.
pub fn all() -> Vec<String> {
    let failures = CHECKS.iter().filter_map(|(what, usually, check)| step(what, usually, check).err());
    failures.map(|error| format!("{error:#}")).collect()
}

fn format() -> Result<()> {
    run_command(cargo("fmt").args(["--all", "--check"]))
}

fn lint() -> Result<()> {
    let arguments = ["--workspace", "--all-targets", "--", "-D", "warnings"];
    run_command(cargo("clippy").args(arguments))
}

fn lint_wasm() -> Result<()> {
    let mut clippy = cargo("clippy");
    clippy.args(["-p", "waymark", "-p", "waymark-inspect", "--lib"]);
    if files::root().join("tests/browser/main.rs").exists() {
        clippy.args(["--test", "browser"]);
    }
    clippy.args(["--features", "waymark/browser", "--target", "wasm32-unknown-unknown"]);
    run_command(clippy.args(["--", "-D", "warnings"]))
}

fn types() -> Result<()> {
    run_command(command(files::npm_bin("tsc")).arg("--noEmit"))
}
