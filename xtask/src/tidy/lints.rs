//! The tracker never panics: a trap on a shop's page ends the tracking of that page. Clippy proves it, as long as the
//! crate asks it to.

use super::Source;

const LINTS: [&str; 5] = ["unwrap_used", "expect_used", "panic", "indexing_slicing", "unreachable"];

pub fn check(sources: &[Source]) -> Vec<String> {
    let Some(root) = sources.iter().find(|source| source.path == "src/lib.rs") else {
        return vec!["src/lib.rs is missing".into()];
    };
    let asked = |lint: &&&str| root.text.contains(&format!("clippy::{lint}"));
    let missing = LINTS.iter().filter(|lint| !asked(lint));
    missing.map(|lint| format!("src/lib.rs: must deny `clippy::{lint}`")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    #[test]
    fn a_lint_that_nobody_asks_for_is_named() {
        let root = "#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable))]";
        assert_eq!(check(&[source("src/lib.rs", root)]), ["src/lib.rs: must deny `clippy::indexing_slicing`"]);
    }
}
