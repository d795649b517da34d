//! Every rule of the contract (`docs/semantics.md`) has a test that carries its id: `docs/rules.md` says which.

pub mod contract;
mod proofs;
mod table;
mod untested;

use crate::files;
use anyhow::{Result, bail};
use contract::Contract;
use proofs::Proofs;
use std::path::PathBuf;

const STALE: &str = "docs/rules.md is not what the tests are: cargo run -p xtask -- rules";

/// Writes the table, then says what is missing.
pub fn run() -> Result<()> {
    let (text, missing) = made()?;
    files::write(&place(), text)?;
    conclude(&missing)
}

/// Fails when a rule has no test, or the table is not the one that would be written.
pub fn check() -> Result<()> {
    let (text, mut missing) = made()?;
    if files::read(&place()).unwrap_or_default() != text {
        missing.push(STALE.into());
    }
    conclude(&missing)
}

fn place() -> PathBuf {
    files::root().join("docs/rules.md")
}

fn conclude(missing: &[String]) -> Result<()> {
    if !missing.is_empty() {
        bail!("the rules and their tests:\n  {}", missing.join("\n  "));
    }
    Ok(())
}

fn made() -> Result<(String, Vec<String>)> {
    let contract = Contract::read(&files::read(&files::root().join("docs/semantics.md"))?);
    let reasons = untested::read(&files::read(&files::root().join("docs/untested.md"))?);
    let proofs = Proofs::gather()?;
    Ok((table::text(&contract, &proofs, &reasons), missing(&contract, &proofs, &reasons)))
}

/// Rules without a test or a reason, reasons that nothing needs, and tests of rules that are none.
fn missing(contract: &Contract, proofs: &Proofs, reasons: &[(String, String)]) -> Vec<String> {
    let mut missing = Vec::new();
    for rule in contract.rules() {
        let proved = proofs.tests.iter().any(|test| test.proves(&rule.id));
        let excused = reasons.iter().any(|(id, _)| *id == rule.id);
        match (proved, excused) {
            (false, false) => {
                missing.push(format!("{} has no test: name one `{}_…`, or say why in docs/untested.md", rule.id, rule.in_names()))
            }
            (true, true) => missing.push(format!("{} has a test: strike it from docs/untested.md", rule.id)),
            _ => {}
        }
    }
    for (id, _) in reasons.iter().filter(|(id, _)| !contract.has(id)) {
        missing.push(format!("docs/untested.md: there is no rule {id}"));
    }
    for test in &proofs.tests {
        for id in test.ids.iter().filter(|id| contract.has_family(id) && !contract.has(id)) {
            missing.push(format!("{}: `{}` names {id}, which docs/semantics.md does not have", test.file, test.title));
        }
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;
    use proofs::{Level, Test};

    const CONTRACT: &str = "## 2. Click\n\n- CLICK-1 Only one. And more.\n- CLICK-2 Another.\n";

    fn test(title: &str) -> Test {
        Test::new(Level::Js, "tests/js/a.test.ts", title)
    }

    fn told(titles: &[&str], reasons: &[(&str, &str)]) -> Vec<String> {
        let proofs = Proofs { engines: Vec::new(), tests: titles.iter().map(|title| test(title)).collect() };
        let reasons: Vec<_> = reasons.iter().map(|(id, why)| ((*id).into(), (*why).into())).collect();
        missing(&Contract::read(CONTRACT), &proofs, &reasons)
    }

    #[test]
    fn a_rule_without_a_test_is_told() {
        assert_eq!(told(&["click_1 click_2 both"], &[]), Vec::<String>::new());
        assert_eq!(told(&["click_1 one"], &[]), ["CLICK-2 has no test: name one `click_2_…`, or say why in docs/untested.md"]);
        assert_eq!(told(&["click_1 one"], &[("CLICK-2", "no engine has it")]), Vec::<String>::new());
    }

    #[test]
    fn what_names_no_rule_is_told() {
        assert_eq!(told(&["click_1 click_2 click_9 x", "other_4 y"], &[]).len(), 1);
        assert_eq!(told(&["click_1 click_2 x"], &[("CLICK-1", "?"), ("FORM-1", "?")]).len(), 2);
    }
}
