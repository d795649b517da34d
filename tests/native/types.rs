//! A scan of `js/api.d.ts`, as far as the specification can be compared with it: what each place may be, a line each.

use std::collections::{BTreeMap, BTreeSet};

/// The declarations by their names, as words and signs.
pub struct Types(BTreeMap<String, Vec<String>>);

impl Types {
    pub fn read(text: &str) -> Types {
        let words = words(text);
        let mut declared = BTreeMap::new();
        for (at, word) in words.iter().enumerate() {
            // A type of types has no name of its own in the specification: `OneOf` is known by what it is given.
            let Some(name) = words.get(at + 1).filter(|_| words.get(at + 2).is_some_and(|sign| sign != "<")) else { continue };
            let rest = &words[at + 2..];
            let body = match word.as_str() {
                "interface" => &rest[..=rest.iter().position(|sign| sign == "{").map_or(0, |open| open + close(&rest[open..]))],
                "type" => &rest[..until(rest, &[";"])],
                _ => continue,
            };
            declared.insert(name.clone(), body.to_vec());
        }
        Types(declared)
    }

    /// Everything that a value of the declared type may be, below `path`.
    pub fn lines(&self, name: &str, path: &str) -> BTreeSet<String> {
        let mut lines = BTreeSet::new();
        self.walk(&[name.into()], path, false, &mut lines);
        lines
    }

    fn walk(&self, words: &[String], path: &str, one_of: bool, lines: &mut BTreeSet<String>) {
        let mut at = 0;
        while let Some(word) = words.get(at) {
            match word.as_str() {
                "{" => {
                    let end = at + close(&words[at..]);
                    for (name, optional, of) in self.members(&words[at + 1..end]) {
                        let path = format!("{path}.{name}{}", if optional || one_of { "?" } else { "" });
                        self.walk(&of, &path, false, lines);
                    }
                    at = end;
                }
                "OneOf" | "Record" => {
                    let end = at + close(&words[at..]);
                    let skipped = if word == "Record" { 4 } else { 2 };
                    if word == "Record" {
                        lines.insert(format!("{path}: {{}}"));
                    }
                    self.walk(&words[at + skipped..end], path, word == "OneOf", lines);
                    at = end;
                }
                "[" => drop(lines.insert(format!("{path}: []"))),
                "=>" | "string" | "number" | "boolean" | "true" | "false" => drop(lines.insert(format!("{path}: {word}"))),
                text if text.starts_with('"') => drop(lines.insert(format!("{path}: {text}"))),
                name => {
                    if let Some(body) = self.0.get(name) {
                        self.walk(body, path, one_of, lines);
                    }
                }
            }
            at += 1;
        }
    }

    /// Name, whether it may be missing, and type.
    fn members(&self, body: &[String]) -> Vec<(String, bool, Vec<String>)> {
        if body.first().is_some_and(|sign| sign == "[") {
            return self.mapped(body);
        }
        let mut found = Vec::new();
        let mut rest = body;
        while !rest.is_empty() {
            let end = until(rest, &[";", ","]);
            let optional = rest.get(1).is_some_and(|sign| sign == "?");
            let of = &rest[1 + usize::from(optional)..end];
            let function = of.first().is_some_and(|sign| sign == "(");
            found.push((rest[0].clone(), optional || function, if function { vec!["=>".into()] } else { of[1..].to_vec() }));
            rest = rest.get(end + 1..).unwrap_or_default();
        }
        found
    }

    /// `[K in keyof Item]?: Item[K] | Source`
    fn mapped(&self, body: &[String]) -> Vec<(String, bool, Vec<String>)> {
        let [_, _, _, _, name, _, _, _, rest @ ..] = body else { panic!("{body:?}") };
        let of = &self.0[name][1..];
        let each = |(member, optional, own): (String, bool, Vec<String>)| {
            let rest = rest.strip_prefix(&[name.clone(), "[".into(), "K".into(), "]".into()][..]).expect("the member's own type");
            (member, optional, [&own, rest].concat())
        };
        self.members(&of[..of.len() - 1]).into_iter().map(each).collect()
    }
}

/// Words, texts and signs, without comments.
fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").expect("the end of a comment") + 2,
            '"' => rest[1..].find('"').expect("the end of a text") + 2,
            '=' if rest.starts_with("=>") => 2,
            letter if letter.is_alphanumeric() || letter == '_' => {
                rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len())
            }
            sign => sign.len_utf8(),
        };
        if first != '/' {
            found.push(rest[..length].to_owned());
        }
        rest = rest[length..].trim_start();
    }
    found
}

/// Where the first bracket closes again.
fn close(words: &[String]) -> usize {
    let open = words.iter().position(|sign| "{[(<".contains(sign.as_str())).expect("a bracket");
    open + 1 + until(&words[open + 1..], &["}", "]", ")", ">"])
}

/// Where one of these signs stands outside of brackets, or the end.
fn until(words: &[String], signs: &[&str]) -> usize {
    let mut depth = 0;
    for (at, word) in words.iter().enumerate() {
        if depth == 0 && signs.contains(&word.as_str()) {
            return at;
        }
        match word.as_str() {
            "{" | "[" | "(" | "<" => depth += 1,
            "}" | "]" | ")" | ">" => depth -= 1,
            _ => {}
        }
    }
    words.len()
}
