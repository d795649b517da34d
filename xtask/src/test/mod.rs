//! Every test: what it takes to run them first, then the suites in order, then one table and one line.

mod outcome;
mod suites;

use crate::step::seconds;
use crate::{browsers, bundle, check, collector, setup};
use anyhow::{Context, Result, bail};
use outcome::Outcome;
use std::path::PathBuf;
use std::time::Instant;
use suites::{SUITES, Suite};

/// What the suites are run with.
pub struct Bench {
    /// Engines that can be driven here.
    engines: Vec<&'static str>,
    collector: PathBuf,
    /// Only the tests whose name has one of these in it; all if there are none.
    names: Vec<String>,
}

pub fn run(arguments: &[String]) -> Result<()> {
    let begun = Instant::now();
    let (only, names) = wanted(arguments)?;
    let suites: Vec<&Suite> = SUITES.iter().filter(|suite| only.is_none_or(|only| only == suite.name)).collect();
    setup::ensure()?;
    let engines = browsers::ensure()?;
    let collector = collector::build()?;
    bundle::build(bundle::Mode::Release)?;
    for suite in &suites {
        (suite.prepare)()?;
    }
    let bench = Bench { engines, collector, names };
    let set_up = begun.elapsed();

    let begun = Instant::now();
    let failed_checks = if only.is_none() { check::all() } else { Vec::new() };
    let mut outcomes = Vec::new();
    for suite in suites {
        eprintln!("▸ {} (usually {})", suite.what, suite.usually);
        let begun = Instant::now();
        let mut outcome = (suite.run)(&bench).with_context(|| format!("suite {}", suite.name))?;
        outcome.time = begun.elapsed();
        eprintln!("  {}", seconds(outcome.time));
        outcomes.push((suite.name, outcome));
    }
    println!("\nset-up {}, tests {}\n", seconds(set_up), seconds(begun.elapsed()));
    outcome::print(&outcomes);
    for failure in &failed_checks {
        println!("check failed: {failure}");
    }
    conclude(&outcomes, failed_checks.len(), bench.names.is_empty())
}

fn conclude(outcomes: &[(&str, Outcome)], failed_checks: usize, all: bool) -> Result<()> {
    let passed: u64 = outcomes.iter().map(|(_, outcome)| outcome.passed).sum();
    let failed: u64 = outcomes.iter().map(|(_, outcome)| outcome.failed).sum();
    let problems: Vec<String> = outcomes.iter().flat_map(|(name, outcome)| outcome.problems(name, all)).collect();
    for problem in &problems {
        println!("{problem}");
    }
    let failed = failed + failed_checks as u64;
    println!("\n{passed} passed, {failed} failed");
    if failed > 0 || passed == 0 || !problems.is_empty() {
        bail!("the tests did not pass");
    }
    Ok(())
}

fn wanted(arguments: &[String]) -> Result<(Option<&str>, Vec<String>)> {
    match arguments {
        [only, suite, names @ ..] if only == "--only" => {
            if !SUITES.iter().any(|known| known.name == suite) {
                let known: Vec<_> = SUITES.iter().map(|suite| suite.name).collect();
                bail!("there is no suite `{suite}`: use one of {}", known.join(", "));
            }
            Ok((Some(suite), names.to_vec()))
        }
        [option, ..] if option.starts_with('-') => bail!("`test` knows the option --only SUITE, not `{option}`"),
        names => Ok((None, names.to_vec())),
    }
}
