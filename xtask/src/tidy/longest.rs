//! Prints the longest files: a place where two concepts may have moved in together. Never fails.

use super::Source;

const SHOWN: usize = 8;
const GENERATED: [&str; 4] = ["Cargo.lock", "package-lock.json", "docs/rules.md", "tests/data/replay.txt"];

pub fn print(sources: &[Source]) {
    let mut files: Vec<(usize, &str)> = sources
        .iter()
        .filter(|source| !GENERATED.contains(&source.path.as_str()))
        .map(|source| (source.text.lines().count(), source.path.as_str()))
        .collect();
    files.sort_by(|a, b| b.cmp(a));
    eprintln!("  longest files:");
    for (lines, path) in files.iter().take(SHOWN) {
        eprintln!("  {lines:>5}  {path}");
    }
}
