//! Files that are many of one kind never import each other: they meet one floor up. So each can be read, changed
//! or removed alone.

use super::{Source, code, names};

/// The folder, and the modules in it that are there to be shared.
const ROOMS: [(&str, &[&str]); 2] = [("trigger", &[]), ("confirm", &[])];

pub fn check(sources: &[Source]) -> Vec<String> {
    let mut breaches = Vec::new();
    for (room, shared) in ROOMS {
        let files: Vec<(&str, &Source)> = sources.iter().filter_map(|source| Some((module(&source.path, room)?, source))).collect();
        for (own, source) in &files {
            for (other, _) in files.iter().filter(|(other, _)| other != own && !shared.contains(other)) {
                let paths = [format!("super::{other}"), format!("crate::{room}::{other}")];
                for (line, text) in code(source) {
                    if paths.iter().any(|path| names(text, path)) {
                        breaches.push(format!(
                            "{}:{line}: `{own}` uses its sibling `{other}`: move what both need to src/{room}/mod.rs or to tracker.rs",
                            source.path
                        ));
                    }
                }
            }
        }
    }
    breaches
}

/// `src/trigger/click.rs` is the module `click`; `mod.rs` is the floor where they meet.
fn module<'a>(path: &'a str, room: &str) -> Option<&'a str> {
    let rest = path.strip_prefix("src/")?.strip_prefix(room)?.strip_prefix('/')?;
    let name = rest.split('/').next()?.trim_end_matches(".rs");
    (name != "mod").then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    #[test]
    fn a_trigger_that_uses_another_is_found() {
        for text in ["use super::click::Options;", "let x = crate::trigger::click::fire();"] {
            let files = [source("src/trigger/click.rs", ""), source("src/trigger/hover.rs", text)];
            let breaches = check(&files);
            assert_eq!(breaches.len(), 1, "{text}");
            assert!(breaches[0].starts_with("src/trigger/hover.rs:1: `hover` uses its sibling `click`"));
        }
    }

    #[test]
    fn the_floor_above_and_itself_are_free() {
        let files = [
            source("src/trigger/mod.rs", "mod click; use self::click::Click;"),
            source("src/trigger/click.rs", "use super::{Fired, clicks}; // super::hover"),
            source("src/trigger/hover.rs", "// like super::click\nuse crate::goal::click;"),
        ];
        assert_eq!(check(&files), Vec::<String>::new());
    }
}
