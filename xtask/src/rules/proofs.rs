//! Every test that carries a rule's id. Rust's and those of `tests/js` are read from the sources, the end-to-end cases are
//! asked for: they say in which engines they do not run, and why.

use crate::files;
use crate::process::{command, output};
use anyhow::{Context, Result};
use serde_json::Value;
use std::path::Path;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Native,
    Js,
    Wasm,
    Package,
    E2e,
}

pub struct Test {
    pub level: Level,
    /// From the repository's root.
    pub file: String,
    /// Without the ids.
    pub title: String,
    /// `CLICK-4`.
    pub ids: Vec<String>,
    /// Engines that cannot run it, and why.
    pub not: Vec<(String, String)>,
}

#[derive(Default)]
pub struct Proofs {
    pub engines: Vec<String>,
    pub tests: Vec<Test>,
}

const RUST: [(&str, Level); 5] = [
    ("src", Level::Native),
    ("tests/native", Level::Native),
    ("inspect", Level::Native),
    ("collector", Level::Native),
    ("tests/browser", Level::Wasm),
];
const SCRIPTS: [(&str, Level); 2] = [("tests/js", Level::Js), ("tests/packaging", Level::Package)];

impl Proofs {
    pub fn gather() -> Result<Proofs> {
        let mut proofs = Proofs::default();
        for (folder, level) in RUST {
            proofs.read(folder, ".rs", level, rust_tests)?;
        }
        for (folder, level) in SCRIPTS {
            proofs.read(folder, ".ts", level, script_tests)?;
        }
        let listed = output(command("node").args(["--import", "tsx", "tests/e2e/list.ts"])).context("the list of end-to-end cases")?;
        proofs.add_cases(&serde_json::from_str(&listed).context("tests/e2e/list.ts")?);
        proofs.tests.retain(|test| !test.ids.is_empty());
        Ok(proofs)
    }

    fn read(&mut self, folder: &str, end: &str, level: Level, find: fn(&str) -> Vec<String>) -> Result<()> {
        for file in files::under(&files::root().join(folder))?.iter().filter(|file| ends(file, end)) {
            let names = find(&files::read(file)?);
            self.tests.extend(names.iter().map(|name| Test::new(level, &files::relative(file), name)));
        }
        Ok(())
    }

    fn add_cases(&mut self, listed: &Value) {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
        self.engines = listed["engines"].as_array().into_iter().flatten().map(text).collect();
        for case in listed["cases"].as_array().into_iter().flatten() {
            let mut test = Test::new(Level::E2e, &format!("tests/e2e/{}/test.ts", text(&case["folder"])), &text(&case["title"]));
            test.not = case["not"].as_object().into_iter().flatten().map(|(engine, why)| (engine.clone(), text(why))).collect();
            self.tests.push(test);
        }
    }
}

impl Test {
    /// `name` begins with the ids of all rules that it proves: `goal_4 click_5 a node …`, `del_3_an_answer_…`.
    pub fn new(level: Level, file: &str, name: &str) -> Test {
        let (mut ids, mut rest) = (Vec::new(), name);
        while let Some((id, after)) = leading_id(rest) {
            ids.push(id);
            rest = after;
        }
        let title = if name.contains(' ') { rest.into() } else { rest.replace('_', " ") };
        Test { level, file: file.into(), title, ids, not: Vec::new() }
    }

    pub fn proves(&self, id: &str) -> bool {
        self.ids.iter().any(|own| own == id)
    }

    pub fn runs_in(&self, engine: &str) -> bool {
        self.level == Level::E2e && !self.not.iter().any(|(name, _)| name == engine)
    }
}

/// `click_4` at the very beginning, and what comes after it.
fn leading_id(name: &str) -> Option<(String, &str)> {
    let (family, rest) = name.split_once('_')?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, after) = rest.split_at(digits);
    let fits = !family.is_empty() && family.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()) && digits > 0;
    let ended = after.is_empty() || after.starts_with([' ', '_', ',', ':']);
    (fits && ended).then(|| (format!("{}-{number}", family.to_uppercase()), after.trim_start_matches([' ', '_', ',', ':'])))
}

/// The names of functions that are tests.
fn rust_tests(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut marked = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with("#[test]") || line.starts_with("#[wasm_bindgen_test") {
            marked = true;
        } else if line.starts_with("#[ignore") {
            marked = false; // What does not run proves nothing.
        } else if !line.starts_with("#[") && !line.starts_with("//") {
            let name = line.trim_start_matches("async ").strip_prefix("fn ").and_then(|rest| rest.split('(').next());
            names.extend(name.filter(|_| marked).map(String::from));
            marked = false;
        }
    }
    names
}

/// The texts that calls begin with: `test("…"`, `each(\n  "…"`, also as a template; not `test.skip("…"`.
fn script_tests(text: &str) -> Vec<String> {
    let titles = text.match_indices('(').filter_map(|(at, _)| {
        let rest = text[at + 1..].trim_start();
        let quote = rest.chars().next().filter(|c| ['"', '\'', '`'].contains(c))?;
        let skipped = [".skip", ".todo"].iter().any(|end| text[..at].ends_with(end));
        rest[1..].split_once(quote).map(|(title, _)| title).filter(|_| !skipped)
    });
    titles.filter(|title| leading_id(title).is_some()).map(String::from).collect()
}

fn ends(file: &Path, end: &str) -> bool {
    file.to_string_lossy().ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ids_are_read_from_the_beginning_of_a_name() {
        let read = |name: &str| {
            let test = Test::new(Level::Js, "a", name);
            (test.ids.join(" "), test.title)
        };
        assert_eq!(read("goal_4 click_5 a node, twice"), ("GOAL-4 CLICK-5".into(), "a node, twice".into()));
        assert_eq!(read("del_3_an_answer_counts"), ("DEL-3".into(), "an answer counts".into()));
        assert_eq!(read("dwell_1, dwell_3: time"), ("DWELL-1 DWELL-3".into(), "time".into()));
        assert_eq!(read("twenty events of goal_3"), (String::new(), "twenty events of goal_3".into()));
        assert_eq!(read("form_3x y"), (String::new(), "form_3x y".into()));
    }

    #[test]
    fn rust_functions_are_tests_only_if_they_say_so() {
        let text = "#[test]\nfn a_1() {}\nfn b_1() {}\n  #[test]\n  // why\n  #[should_panic]\n  fn c_1(x in 0..1) {}\n#[test]\n#[ignore]\nfn e_1() {}\n#[wasm_bindgen_test]\nasync fn d_1() {}";
        assert_eq!(rust_tests(text), ["a_1", "c_1", "d_1"]);
    }

    #[test]
    fn titles_are_the_texts_that_calls_begin_with() {
        let text = "test(\"goal_1 a (b)\", () => {});\neach(\n  `form_6 ${kind} stays`, {});\nf(\"other\"); test.skip(\"goal_2 z\"); g(`x";
        assert_eq!(script_tests(text), ["goal_1 a (b)", "form_6 ${kind} stays"]);
    }

    #[test]
    fn cases_say_where_they_do_not_run() {
        let mut proofs = Proofs::default();
        proofs.add_cases(&json!({"engines": ["a", "b"], "cases": [{"folder": "click", "title": "click_1 x", "not": {"b": "why"}}]}));
        let test = &proofs.tests[0];
        assert!(test.runs_in("a") && !test.runs_in("b"));
        assert_eq!((test.file.as_str(), test.title.as_str()), ("tests/e2e/click/test.ts", "x"));
    }
}
