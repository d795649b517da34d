//! The rules of the house that no compiler knows. Each is a file here and says why it exists.

mod lints;
mod longest;
mod places;
mod purity;
mod siblings;

use crate::process::{command, output};
use crate::{files, mutants};
use anyhow::{Result, bail};

/// A file of the repository: what is committed or about to be.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// Looks at the whole repository and gives one line for each breach.
type Rule = fn(&[Source]) -> Vec<String>;

const RULES: [Rule; 5] = [siblings::check, purity::check, lints::check, places::check, mutants::list::check];

pub fn run() -> Result<()> {
    let sources = sources()?;
    let breaches: Vec<String> = RULES.iter().flat_map(|rule| rule(&sources)).collect();
    longest::print(&sources);
    if !breaches.is_empty() {
        bail!("{} breaches of the rules of the house:\n  {}", breaches.len(), breaches.join("\n  "));
    }
    Ok(())
}

/// Files that are text; a picture has no lines.
fn sources() -> Result<Vec<Source>> {
    let listed = output(command("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]))?;
    Ok(listed
        .split('\0')
        .filter(|path| !path.is_empty())
        .filter_map(|path| {
            let text = std::fs::read_to_string(files::root().join(path)).ok()?;
            Some(Source { path: path.into(), text })
        })
        .collect())
}

/// The lines without their comments, numbered.
pub fn code(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    let lines = source.text.lines().enumerate();
    lines.map(|(at, line)| match line.trim_start().starts_with("//") {
        true => (at + 1, ""),
        false => (at + 1, line.split_once(" //").map_or(line, |(code, _)| code)),
    })
}

/// Whether the line names this path, and not one that only begins or ends like it.
pub fn names(line: &str, path: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(path).any(|(at, _)| !line[..at].ends_with(part) && !line[at + path.len()..].starts_with(part))
}

#[cfg(test)]
pub fn source(path: &str, text: &str) -> Source {
    Source { path: path.into(), text: text.into() }
}
