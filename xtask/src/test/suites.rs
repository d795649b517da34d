//! The suites, from the quickest to the slowest.

use super::Bench;
use super::outcome::Outcome;
use crate::files;
use crate::process::{cargo, command, run as run_command, watch};
use crate::step::step;
use anyhow::{Context, Result};
use std::process::Command;

pub struct Suite {
    pub name: &'static str,
    pub what: &'static str,
    pub usually: &'static str,
    /// Compiles, so that the time of the tests is that of the tests.
    pub prepare: fn() -> Result<()>,
    pub run: fn(&Bench) -> Result<Outcome>,
}

pub const SUITES: [Suite; 5] = [
    Suite {
        name: "native",
        what: "test what is pure, and the collector",
        usually: "1 minute",
        prepare: || step("compile the native tests", "1 minute the first time, then 5 s", || run_command(native().arg("--no-run"))),
        run: |bench| with_cargo(native().arg("--").args(&bench.names)),
    },
    Suite { name: "js", what: "test what of the page's side needs no page", usually: "5 s", prepare: || Ok(()), run: js },
    Suite {
        name: "wasm",
        what: "replay the core's recorded run as WebAssembly in Chromium",
        usually: "10 s",
        prepare: || {
            step("compile the core's tests for WebAssembly", "20 s the first time, then 5 s", || run_command(wasm()?.arg("--no-run")))
        },
        run: |bench| with_cargo(wasm()?.arg("--").args(&bench.names)),
    },
    Suite { name: "e2e", what: "test the shop in every engine, against the collector", usually: "2 minutes", prepare: || Ok(()), run: e2e },
    Suite { name: "packaging", what: "test the packed package in real consumers", usually: "1 minute", prepare: || Ok(()), run: packaging },
];

fn native() -> Command {
    let mut test = cargo("test");
    test.args(["--workspace", "--no-fail-fast"]);
    test
}

fn wasm() -> Result<Command> {
    let mut test = cargo("test");
    // Without the feature `browser`: the pure core. Its door is for `js/host`, and tested with it in every engine.
    test.args(["-p", "waymark", "--test", "browser"]);
    test.args(["--target", "wasm32-unknown-unknown"]);
    let runner = std::env::current_exe().context("where is xtask?")?;
    // As a list, because a path may have spaces in it.
    test.arg("--config");
    test.arg(format!("target.wasm32-unknown-unknown.runner = [{runner:?}, \"wasm-test-runner\"]"));
    if let Some(driver) = files::on_path("chromedriver") {
        test.env("CHROMEDRIVER", driver);
    }
    Ok(test)
}

fn with_cargo(test: &mut Command) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    outcome.succeeded = watch(test, |line| outcome.add_cargo(line))?;
    Ok(outcome)
}

fn js(bench: &Bench) -> Result<Outcome> {
    let mut test = command("node");
    test.args(["--import", "tsx", "--test", "--test-reporter=spec"]);
    for name in &bench.names {
        test.arg(format!("--test-name-pattern={name}"));
    }
    // Node 20 takes no glob.
    let files = files::under(&files::root().join("tests/js"))?;
    test.args(files.iter().filter(|file| file.to_string_lossy().ends_with(".test.ts")));
    let mut outcome = Outcome::default();
    outcome.succeeded = watch(&mut test, |line| outcome.add_node(line))?;
    Ok(outcome)
}

fn e2e(bench: &Bench) -> Result<Outcome> {
    let summary = files::root().join("target/e2e-summary.json");
    let _ = std::fs::remove_file(&summary);
    let mut run = node("tests/e2e/run.ts", bench);
    if std::env::var_os("WAYMARK_ENGINES").is_none() {
        run.env("WAYMARK_ENGINES", bench.engines.join(","));
    }
    let mut outcome = Outcome { succeeded: watch(&mut run, |_| {})?, ..Outcome::default() };
    if let Ok(summary) = files::read(&summary) {
        outcome.add_engines(&serde_json::from_str(&summary).context("target/e2e-summary.json")?);
    }
    Ok(outcome)
}

fn packaging(bench: &Bench) -> Result<Outcome> {
    let script = "tests/packaging/run.ts";
    if !files::root().join(script).exists() {
        return Ok(Outcome { succeeded: true, absent: true, ..Outcome::default() });
    }
    let mut outcome = Outcome::default();
    outcome.succeeded = watch(&mut node(script, bench), |line| outcome.add_node(line))?;
    Ok(outcome)
}

fn node(script: &str, bench: &Bench) -> Command {
    let mut node = command("node");
    node.args(["--import", "tsx", script]).args(&bench.names);
    node.env("WAYMARK_COLLECTOR_BIN", &bench.collector);
    node
}
