//! Every code that the tracker or its host can give has words.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use waymark_inspect::{Problem, Severity, explain};

/// The calls that raise a problem, and which of their arguments is the code.
const CALLS: [(&str, usize); 5] = [(".wrong(", 0), (".wrong_at(", 1), (".problem(", 0), ("problemOf(", 0), ("found.push([", 1)];
/// Codes that are no literals where they are raised: those of a `let code = …;`, and those of values that cannot be read.
const ELSEWHERE: [&str; 2] = ["code", "broken(value"];

#[test]
fn every_code_has_words() {
    let mut codes = BTreeSet::new();
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        let text: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| line.to_owned() + "\n").collect();
        for (call, place) in CALLS {
            for (_, arguments) in text.match_indices(call).map(|(at, _)| text.split_at(at + call.len())) {
                let argument = arguments.split(',').nth(place).unwrap().trim();
                // `name === "regex" ? name : "selector"`: what it is compared with is one of them.
                let argument = argument.split([')', ']']).next().unwrap();
                if argument.contains(" ? ") {
                    codes.extend(literals(argument));
                    continue;
                }
                let code = argument.split(':').next().unwrap();
                match code.strip_prefix('"').and_then(|code| code.strip_suffix('"')) {
                    Some(code) => drop(codes.insert(code.to_owned())),
                    None => assert!(
                        ELSEWHERE.contains(&code),
                        "{file}: the code `{code}` of `{call}…)` is no literal: let this test know where it comes from"
                    ),
                }
            }
        }
        for (_, rest) in text.match_indices("let code =").map(|(at, _)| text.split_at(at)) {
            codes.extend(literals(rest.split_once(";\n").unwrap().0));
        }
        codes.extend(literals(&text).filter_map(|literal| literal.strip_prefix('!').map(String::from)));
    }
    codes.remove("");
    assert!(codes.len() >= 25 && codes.contains("out_of_range") && codes.contains("regex") && codes.contains("cyclic"), "{codes:?}");
    for code in codes {
        let problem = Problem { code: code.clone(), path: "goals[0].value".into(), message: None, hint: None, severity: Severity::Error };
        let hint = explain(r#"{"goals":[{"id":"buy","value":{}}]}"#, problem).hint;
        assert!(hint.is_some(), "the code {code} has no words: write them in inspect/src/words.rs and inspect/src/hint.rs");
    }
}

/// What stands between double quotes.
fn literals(text: &str) -> impl Iterator<Item = String> {
    text.lines().flat_map(|line| line.split('"').skip(1).step_by(2).map(String::from))
}

fn sources() -> Vec<String> {
    let mut found = Vec::new();
    let mut folders: Vec<_> = ["../src", "../js"].map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).into();
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
