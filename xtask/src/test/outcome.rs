//! What a suite of tests came to, read from what its runner prints.

use crate::step::seconds;
use serde_json::Value;
use std::time::Duration;

#[derive(Default, Debug, PartialEq)]
pub struct Outcome {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
    /// The runner's own word, for failures that are no test: a crash, a build that broke.
    pub succeeded: bool,
    pub time: Duration,
    pub engines: Vec<EngineOutcome>,
    /// There is nothing to run, and that is known.
    pub absent: bool,
}

#[derive(Debug, PartialEq)]
pub struct EngineOutcome {
    pub name: String,
    version: String,
    pub passed: u64,
    failed: u64,
    skipped: u64,
}

impl Outcome {
    /// `test result: ok. 12 passed; 0 failed; 1 ignored; …`, as cargo and wasm-bindgen print it.
    pub fn add_cargo(&mut self, line: &str) {
        let Some(counts) = line.trim().strip_prefix("test result: ") else {
            return;
        };
        for (count, what) in counts.split([';', '.']).filter_map(|part| part.trim().split_once(' ')) {
            let count = count.parse().unwrap_or(0);
            match what {
                "passed" => self.passed += count,
                "failed" => self.failed += count,
                "ignored" => self.skipped += count,
                _ => {}
            }
        }
    }

    /// `# pass 12` or `ℹ pass 12`, as node's reporters print it.
    pub fn add_node(&mut self, line: &str) {
        let mut words = line.split_whitespace();
        let (Some("#" | "ℹ"), Some(what), Some(count), None) = (words.next(), words.next(), words.next(), words.next()) else {
            return;
        };
        let count = count.parse().unwrap_or(0);
        match what {
            "pass" => self.passed += count,
            "fail" | "cancelled" => self.failed += count,
            "skipped" | "todo" => self.skipped += count,
            _ => {}
        }
    }

    /// `{engines: {chromium: {version, passed, failed, skipped}}}`, as `tests/e2e/run.ts` writes it.
    pub fn add_engines(&mut self, summary: &Value) {
        for (name, engine) in summary["engines"].as_object().into_iter().flatten() {
            let count = |what: &str| engine[what].as_u64().unwrap_or(0);
            self.passed += count("passed");
            self.failed += count("failed");
            self.skipped += count("skipped");
            self.engines.push(EngineOutcome {
                name: name.clone(),
                version: engine["version"].as_str().unwrap_or("?").into(),
                passed: count("passed"),
                failed: count("failed"),
                skipped: count("skipped"),
            });
        }
    }

    /// What is wrong with the suite beside its failed tests. `all`: no test was left out by its name.
    pub fn problems(&self, name: &str, all: bool) -> Vec<String> {
        let mut problems = Vec::new();
        if !self.succeeded && self.failed == 0 {
            problems.push(format!("{name}: its runner failed, though no test did; see its output above"));
        }
        if all && self.passed + self.failed == 0 && !self.absent {
            problems.push(format!("{name}: not one test was run"));
        }
        for engine in self.engines.iter().filter(|engine| all && engine.passed + engine.failed == 0) {
            problems.push(format!("{name}: not one test was run in {}", engine.name));
        }
        problems
    }
}

pub fn print(outcomes: &[(&str, Outcome)]) {
    println!("{:<24} {:>7} {:>7} {:>8} {:>9}", "suite", "passed", "failed", "skipped", "time");
    for (name, outcome) in outcomes {
        let Outcome { passed, failed, skipped, .. } = outcome;
        let time = if outcome.absent { "none yet".into() } else { seconds(outcome.time) };
        println!("{name:<24} {passed:>7} {failed:>7} {skipped:>8} {time:>9}");
        for engine in &outcome.engines {
            let name = format!("  {} {}", engine.name, engine.version);
            println!("{name:<24} {:>7} {:>7} {:>8}", engine.passed, engine.failed, engine.skipped);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn outcome(passed: u64, failed: u64, skipped: u64) -> Outcome {
        Outcome { passed, failed, skipped, ..Outcome::default() }
    }

    #[test]
    fn cargo_lines_add_up() {
        let mut sum = Outcome::default();
        for line in [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s",
        ] {
            sum.add_cargo(line);
        }
        assert_eq!(sum, outcome(4, 2, 1));
    }

    #[test]
    fn node_lines_add_up() {
        let mut sum = Outcome::default();
        for line in ["# tests 9", "# pass 5", "ℹ fail 1", "# skipped 2", "# pass through", "not # pass 5 at all"] {
            sum.add_node(line);
        }
        assert_eq!(sum, outcome(5, 1, 2));
    }

    #[test]
    fn an_engine_without_tests_and_a_silent_failure_are_problems() {
        let mut e2e = Outcome { succeeded: true, ..Outcome::default() };
        e2e.add_engines(&json!({"engines": {"chromium": {"passed": 2, "version": "156"}, "webkit": {}}}));
        assert_eq!(e2e.problems("e2e", true), ["e2e: not one test was run in webkit"]);
        assert_eq!(e2e.problems("e2e", false), Vec::<String>::new());
        e2e.succeeded = false;
        assert_eq!(e2e.problems("e2e", false).len(), 1);
        let none = Outcome { succeeded: true, ..Outcome::default() };
        assert_eq!(none.problems("wasm", true), ["wasm: not one test was run"]);
    }
}
