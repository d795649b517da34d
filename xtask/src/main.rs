//! Every command of this repository. `npm start`, `npm test`, `npm run build` and `npm run check` come here.

mod browsers;
mod bundle;
mod check;
mod collector;
mod crates;
mod files;
mod fingerprint;
mod mutants;
mod process;
mod reference;
mod rules;
mod setup;
mod sizes;
mod start;
mod step;
mod test;
mod tidy;
mod wasm;

use anyhow::{Result, bail};
use std::process::ExitCode;

const HELP: &str = "\
cargo run -p xtask -- COMMAND

  setup [browsers]            install what the other commands need, if it is missing
  build [--dev | --record]    dist/, with sizes and budgets (--dev: quick, not minified; --record: as the new baseline)
  check                       format, lints, types, tidiness
  test [--only SUITE] [NAME…] check, then the suites native, js, wasm, e2e, packaging
  start                       the demo shop on PORT (8080 unless set)
  rules                       docs/rules.md: every rule of docs/semantics.md with its tests
  reference                   the tables in docs/ that come from the specification
  mutants [core | host]       docs/mutants.md: mistakes put into a copy, and whether a test fails of each
  tidy                        the rules of the house that no compiler knows";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("✗ {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    match arguments.first().map(String::as_str) {
        Some("setup") => setup::run(rest),
        Some("build") => bundle::run(rest),
        Some("check") => check::run(),
        Some("test") => test::run(rest),
        Some("start") => start::run(),
        Some("mutants") => mutants::run(rest),
        Some("reference") => reference::run(),
        Some("rules") => rules::run(),
        Some("tidy") => tidy::run(),
        // Cargo calls this for each wasm test binary (test.rs sets it), so that the test runner is always of
        // the same version as the macros, with nothing to install.
        Some("wasm-test-runner") => wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os().skip(1)),
        None | Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(())
        }
        Some(other) => bail!("there is no command `{other}`\n\n{HELP}"),
    }
}
