use serde::{Deserialize, Serialize};

/// Does the problem switch something off?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

/// As in `js/host/problem.ts`, which has to know it without this module.
const WARNINGS: [&str; 4] = ["unknown_key", "duplicate_id", "not_found", "second_start"];

impl Severity {
    pub fn of(code: &str) -> Severity {
        if WARNINGS.contains(&code) { Severity::Warning } else { Severity::Error }
    }
}

#[cfg(test)]
mod tests {
    use super::WARNINGS;

    #[test]
    fn the_tracker_and_this_module_agree_on_warnings() {
        let host = include_str!("../../js/host/problem.ts");
        let list = host.split_once("WARNINGS = [").and_then(|(_, rest)| rest.split_once(']')).unwrap().0;
        let theirs: Vec<&str> = list.split(',').map(|word| word.trim().trim_matches('"')).filter(|word| !word.is_empty()).collect();
        assert_eq!(theirs, WARNINGS);
    }
}
