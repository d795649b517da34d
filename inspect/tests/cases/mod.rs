//! The configurations of `tests/data/problems.json`, what the checker says of them, and the tables that both go by. All
//! but the words is JavaScript, so Node is asked, once.

#![allow(dead_code, reason = "each test is a crate of its own and uses a part")]

use serde::Deserialize;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use waymark_inspect::{Problem, Tables, Value, learn};

#[derive(Deserialize)]
struct Told {
    tables: Tables,
    cases: Vec<Case>,
    trails: Vec<Vec<String>>,
}

#[derive(Deserialize)]
pub struct Case {
    pub name: String,
    pub given: Value,
    /// Without words.
    pub told: Vec<Problem>,
    pub expected: Vec<Problem>,
    /// The ids of the goals that work, and of those that should.
    pub works: Vec<String>,
    pub goals: Vec<String>,
}

/// With the tables known.
pub fn cases() -> &'static [Case] {
    &told().0
}

/// The way to every name of the tables.
pub fn trails() -> &'static [Vec<String>] {
    &told().1
}

fn told() -> &'static (Vec<Case>, Vec<Vec<String>>) {
    static TOLD: OnceLock<(Vec<Case>, Vec<Vec<String>>)> = OnceLock::new();
    TOLD.get_or_init(|| {
        let told: Told = serde_json::from_str(&node("inspect/tests/told.ts", "")).expect("what told.ts writes");
        learn(told.tables);
        (told.cases, told.trails)
    })
}

/// What a script says to what it is told.
pub fn node(script: &str, input: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut node = Command::new("node");
    node.current_dir(root).args(["--import", "tsx", script]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = node.spawn().expect("Node runs");
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{script} failed");
    String::from_utf8(output.stdout).unwrap()
}

/// JSON as the page's side hands it over.
pub fn value(json: &str) -> Value {
    from(serde_json::from_str(json).expect("JSON"))
}

fn from(json: serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(flag) => Value::Flag(flag),
        serde_json::Value::Number(number) => Value::Number(number.to_string()),
        serde_json::Value::String(text) => Value::Text(text),
        serde_json::Value::Array(items) => Value::List(items.into_iter().map(from).collect()),
        serde_json::Value::Object(members) => Value::Map(members.into_iter().map(|(name, member)| (name, from(member))).collect()),
    }
}
