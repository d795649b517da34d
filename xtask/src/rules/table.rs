//! `docs/rules.md`: one line for each rule, and below each section its tests.

use super::contract::{Contract, Rule, Section};
use super::proofs::{Level, Proofs, Test};
use std::fmt::Write;

const HEAD: &str = "\
# Every rule and its tests

Made by `cargo run -p xtask -- rules` from [semantics.md](semantics.md) and the names of the tests; `npm test` fails when it is stale, and
when a rule has neither a test nor a reason in [untested.md](untested.md). Figures are tests that carry the rule's id: *native*: Rust, without a
browser; *js*: the page's side in Node; *wasm*: the core as WebAssembly in Chromium; *package*: the packed package in consumers; then real
pages with real input, by engine. All of them have to pass.
";

/// What a level is called, and how a reader finds it.
const LEVELS: [(Level, &str); 4] = [(Level::Native, "native"), (Level::Js, "js"), (Level::Wasm, "wasm"), (Level::Package, "package")];

pub fn text(contract: &Contract, proofs: &Proofs, reasons: &[(String, String)]) -> String {
    let mut text = HEAD.to_string();
    let used: Vec<_> = LEVELS.iter().filter(|(level, _)| proofs.tests.iter().any(|test| test.level == *level)).copied().collect();
    let _ = writeln!(text, "\n{} rules, {} tests.", contract.rules().count(), proofs.tests.len());
    for section in contract.sections.iter().filter(|section| !section.rules.is_empty()) {
        let _ = writeln!(text, "\n## {}\n", section.title);
        let columns: Vec<&str> = used.iter().map(|(_, name)| *name).chain(proofs.engines.iter().map(String::as_str)).collect();
        let _ = writeln!(text, "| rule | | {} |\n|---|---|{}", columns.join(" | "), "---|".repeat(columns.len()));
        for rule in &section.rules {
            let _ = writeln!(text, "{}", row(section, rule, proofs, &used, reasons));
        }
        let _ = writeln!(text, "\n<details><summary>Tests</summary>");
        for rule in &section.rules {
            details(&mut text, rule, proofs);
        }
        let _ = writeln!(text, "\n</details>");
    }
    text
}

fn row(section: &Section, rule: &Rule, proofs: &Proofs, levels: &[(Level, &str)], reasons: &[(String, String)]) -> String {
    let own: Vec<&Test> = proofs.tests.iter().filter(|test| test.proves(&rule.id)).collect();
    let by_level = levels.iter().map(|(level, _)| own.iter().filter(|test| test.level == *level).count());
    let by_engine = proofs.engines.iter().map(|engine| own.iter().filter(|test| test.runs_in(engine)).count());
    let counts: Vec<_> = by_level.chain(by_engine).map(|count| if count == 0 { "–".into() } else { count.to_string() }).collect();
    let mut says = rule.first_sentence().replace('|', "\\|");
    for engine in proofs.engines.iter().filter(|engine| !own.iter().any(|test| test.runs_in(engine))) {
        let why = own.iter().flat_map(|test| &test.not).find(|(name, _)| name == engine);
        if let Some((_, why)) = why {
            let _ = write!(says, " *Not in {engine}*: {why}.");
        }
    }
    if let Some((_, reason)) = reasons.iter().find(|(id, _)| *id == rule.id) {
        let _ = write!(says, " **Untested**: {reason}");
    }
    format!("| [{}](semantics.md#{}) | {says} | {} |", rule.id, anchor(&section.title), counts.join(" | "))
}

fn details(text: &mut String, rule: &Rule, proofs: &Proofs) {
    let mut own: Vec<&Test> = proofs.tests.iter().filter(|test| test.proves(&rule.id)).collect();
    own.sort_by(|a, b| (a.level, &a.file).cmp(&(b.level, &b.file)));
    if !own.is_empty() {
        let _ = writeln!(text, "\n{}\n", rule.id);
    }
    for test in own {
        let name = test.file.trim_start_matches("tests/").trim_end_matches("/test.ts");
        let not: String = test.not.iter().map(|(engine, why)| format!(" — not in {engine}: {why}")).collect();
        let _ = writeln!(text, "- [{name}](../{}): {}{not}", test.file, test.title.replace('<', "&lt;"));
    }
}

/// As GitHub makes it of a heading.
fn anchor(title: &str) -> String {
    let kept = title.chars().filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-');
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_shows_its_tests_by_level_and_engine() {
        let contract = Contract::read("## 2. A, b: `c`\n\n- CLICK-1 One. Two.\n- CLICK-2 Three|four.\n");
        let mut case = Test::new(Level::E2e, "tests/e2e/click/test.ts", "click_1 x");
        case.not.push(("webkit".into(), "it cannot".into()));
        let native = Test::new(Level::Native, "tests/native/a.rs", "click_1_y");
        let proofs = Proofs { engines: vec!["firefox".into(), "webkit".into()], tests: vec![case, native] };
        let text = text(&contract, &proofs, &[("CLICK-2".into(), "why".into())]);
        let lines: Vec<&str> = text.lines().collect();
        for line in [
            "2 rules, 2 tests.",
            "| rule | | native | firefox | webkit |",
            "| [CLICK-1](semantics.md#2-a-b-c) | One. *Not in webkit*: it cannot. | 1 | 1 | – |",
            "| [CLICK-2](semantics.md#2-a-b-c) | Three\\|four. **Untested**: why | – | – | – |",
            "- [native/a.rs](../tests/native/a.rs): y",
            "- [e2e/click](../tests/e2e/click/test.ts): x — not in webkit: it cannot",
        ] {
            assert!(lines.contains(&line), "{line}\n{text}");
        }
    }
}
