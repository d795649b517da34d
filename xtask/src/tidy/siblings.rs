//! Files that are many of one kind never import each other: they meet one floor up. So each can be read, changed
//! or removed alone.

use super::{Source, code, names};

struct Room {
    folder: &'static str,
    /// The end of its files.
    end: &'static str,
    /// What all of them may use.
    shared: &'static [&'static str],
    /// Where they meet. It may name each of them.
    floor: &'static str,
    /// How one of them would name another.
    paths: fn(&str) -> Vec<String>,
}

const ROOMS: [Room; 4] = [
    Room {
        folder: "src/trigger/",
        end: ".rs",
        shared: &[],
        floor: "mod",
        paths: |other| vec![format!("super::{other}"), format!("crate::trigger::{other}")],
    },
    Room {
        folder: "js/trigger/",
        end: ".ts",
        shared: &[],
        floor: "index",
        paths: |other| vec![format!("./{other}.ts"), format!("../trigger/{other}.ts")],
    },
    // Each is a bundle of its own: what two of them have stands in both.
    Room {
        folder: "js/part/",
        end: ".ts",
        shared: &["natives"],
        floor: "",
        paths: |other| vec![format!("./{other}.ts"), format!("../part/{other}.ts")],
    },
    Room {
        folder: "js/embeds/",
        end: ".ts",
        shared: &["frames"],
        floor: "",
        paths: |other| vec![format!("./{other}.ts"), format!("../embeds/{other}.ts")],
    },
];

pub fn check(sources: &[Source]) -> Vec<String> {
    let mut breaches = Vec::new();
    for room in &ROOMS {
        let files: Vec<(&str, &Source)> = sources.iter().filter_map(|source| Some((module(&source.path, room)?, source))).collect();
        for (own, source) in &files {
            for (other, _) in files.iter().filter(|(other, _)| other != own && !room.shared.contains(other)) {
                let paths = (room.paths)(other);
                for (line, text) in code(source) {
                    if paths.iter().any(|path| names(text, path)) {
                        breaches
                            .push(format!("{}:{line}: `{own}` uses its sibling `{other}`: move what both need one floor up", source.path));
                    }
                }
            }
        }
    }
    breaches
}

/// `src/trigger/meter.rs` is the module `meter`; `mod.rs` is the floor where they meet.
fn module<'a>(path: &'a str, room: &Room) -> Option<&'a str> {
    let name = path.strip_prefix(room.folder)?.split('/').next()?.trim_end_matches(room.end);
    (name != room.floor).then_some(name)
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
    fn in_javascript_too() {
        let files = [
            source("js/trigger/index.ts", "import { click } from \"./click.ts\";"),
            source("js/trigger/click.ts", "import { clicking } from \"../host/clicking.ts\";"),
            source("js/trigger/hover.ts", "\nimport { click } from \"./click.ts\";"),
            source("js/part/natives.ts", ""),
            source("js/part/forms.ts", "export { take } from \"./natives.ts\";\nimport { form } from \"../trigger/form.ts\";"),
            source("js/part/links.ts", "import { watch } from \"./forms.ts\";"),
        ];
        let breaches = check(&files);
        assert_eq!(breaches.len(), 2, "{breaches:?}");
        assert!(breaches[0].starts_with("js/trigger/hover.ts:2: `hover` uses its sibling `click`"));
        assert!(breaches[1].starts_with("js/part/links.ts:1: `links` uses its sibling `forms`"));
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
