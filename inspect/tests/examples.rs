//! There is an example for every name that a configuration may hold, and the checker finds nothing wrong with it.

mod cases;

use cases::{node, trails};
use waymark_inspect::example;

#[test]
fn every_name_has_a_right_example() {
    let mut examples = Vec::new();
    for trail in trails() {
        let names: Vec<&str> = trail.iter().map(String::as_str).collect();
        let example = example(&names).unwrap_or_else(|| panic!("no example for {trail:?}"));
        let literal = example.trim_matches('`').split_once(": ").unwrap().1;
        examples.push((trail, literal.to_owned()));
    }
    assert!(examples.len() > 150, "{}", examples.len());
    let wrong: Vec<String> = serde_json::from_str(&node("inspect/tests/examples.ts", &serde_json::to_string(&examples).unwrap())).unwrap();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
