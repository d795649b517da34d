//! Every code that the tracker can give has words.

mod cases;

use cases::{cases, value};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use waymark_inspect::{Problem, Severity, explain};

/// The calls that raise a problem. The code is their first literal.
const CALLS: [&str; 8] = ["wrong(", "report(", "_report(", "_problem(", "_once(", "problemOf(", "tell(", "tell?.("];
/// Where codes are chosen, in `js/host/check.ts`: what is wrong with a value of the right type, and with any.
const CHOICES: [(&str, &str); 2] = [("function flaw(", "\n}\n"), ("const code =", ";\n")];
/// What `typeof` gives is no code.
const TYPES: [&str; 2] = ["string", "number"];
/// The code of a text that the browser does not accept, in `js/host/spec.ts`.
const SYNTAX: &str = "_syntax: ";

#[test]
fn goal_2_every_code_has_words() {
    cases();
    let codes = codes();
    for known in [
        "wrong_type",
        "out_of_range",
        "too_many",
        "one_trigger",
        "needs_key",
        "selector",
        "regex",
        "not_found",
        "not_a_number",
        "callback_off",
        "not_loaded",
        "too_many_elements",
        "module",
    ] {
        assert!(codes.contains(known), "{known} is not among what was found: {codes:?}");
    }
    let given = value(r#"{"goals":[{"id":"buy","value":{}}]}"#);
    for code in codes {
        let problem = Problem { code: code.clone(), path: "goals[0].value".into(), message: None, hint: None, severity: Severity::Error };
        let hint = explain(&given, problem).hint;
        assert!(hint.is_some(), "the code {code} has no words: write them in inspect/src/words.rs and inspect/src/hint.rs");
    }
}

fn codes() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        let text: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| line.to_owned() + "\n").collect();
        for call in CALLS {
            for (at, _) in text.match_indices(call) {
                let (before, after) = text.split_at(at);
                // A longer name that ends like this one.
                if before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$') {
                    continue;
                }
                let arguments = after[call.len()..].split([')', ';', '\n']).next().unwrap();
                let first: Vec<&str> = arguments.splitn(3, ',').take(2).collect();
                codes.extend(literals(&first.join(",")).next().filter(|literal| is_code(literal)));
            }
        }
        for (start, end) in CHOICES {
            let Some((_, rest)) = text.split_once(start) else { continue };
            let body = rest.split_once(end).unwrap().0;
            codes.extend(literals(body).filter(|literal| is_code(literal) && !TYPES.contains(&literal.as_str())));
        }
        codes.extend(
            text.match_indices(SYNTAX)
                .filter_map(|(at, _)| text[at + SYNTAX.len()..].strip_prefix('"')?.split('"').next())
                .map(String::from),
        );
    }
    codes
}

fn is_code(literal: &str) -> bool {
    !literal.is_empty() && literal.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

/// What stands between double quotes.
fn literals(text: &str) -> impl Iterator<Item = String> {
    text.lines().flat_map(|line| line.split('"').skip(1).step_by(2).map(String::from))
}

fn sources() -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../js")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.to_str().unwrap().to_owned());
            }
        }
    }
    found
}
