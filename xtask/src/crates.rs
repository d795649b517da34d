//! Which room uses each of the crates that meet the browser or serialize. One that is used nowhere is not carried along.

use crate::files;
use anyhow::{Result, bail};
use std::collections::BTreeSet;

const CRATES: [&str; 6] = ["wasm_bindgen", "web_sys", "js_sys", "gloo_timers", "serde", "serde_wasm_bindgen"];
const FOLDERS: [&str; 3] = ["src", "inspect/src", "collector/src"];

pub fn print() -> Result<()> {
    eprintln!("  crate                used in");
    for (name, rooms) in users()? {
        eprintln!("  {name:<20} {}", rooms.into_iter().collect::<Vec<_>>().join(", "));
    }
    Ok(())
}

/// Fails when one of them is used nowhere.
pub fn check() -> Result<()> {
    let unused: Vec<_> = users()?.into_iter().filter(|(_, rooms)| rooms.is_empty()).map(|(name, _)| name).collect();
    if !unused.is_empty() {
        bail!("nothing uses {}: use it or remove it from Cargo.toml", unused.join(", "));
    }
    Ok(())
}

fn users() -> Result<Vec<(String, BTreeSet<String>)>> {
    let mut sources = Vec::new();
    for folder in FOLDERS {
        for file in files::under(&files::root().join(folder))? {
            if file.extension().is_some_and(|end| end == "rs") {
                sources.push((files::relative(&file), files::read(&file)?));
            }
        }
    }
    let rooms = |name: &str| sources.iter().filter(|(_, source)| uses(source, name)).map(|(file, _)| room(file)).collect();
    Ok(CRATES.map(|name| (name.replace('_', "-"), rooms(name))).into())
}

/// `inspect/src/console.rs` → `inspect/src`.
fn room(file: &str) -> String {
    match file.rsplit_once('/') {
        Some(("src", name)) => format!("src/{name}"),
        Some((folder, _)) => folder.into(),
        None => file.into(),
    }
}

/// A path or an attribute of the crate, outside comments.
fn uses(source: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    source.lines().map(str::trim_start).filter(|line| !line.starts_with("//")).any(|line| {
        line.match_indices(name).any(|(at, _)| {
            let after = &line[at + name.len()..];
            !line[..at].ends_with(part) && (after.starts_with("::") || line[..at].ends_with("#[") && !after.starts_with(part))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_use_is_a_path_or_an_attribute() {
        assert!(uses("use serde::Serialize;", "serde"));
        assert!(uses("    #[wasm_bindgen]", "wasm_bindgen"));
        assert!(uses("fn f(v: web_sys::Event) {}", "web_sys"));
        assert!(!uses("use serde_wasm_bindgen::to_value;", "serde"));
        assert!(!uses("use serde_wasm_bindgen::to_value;", "wasm_bindgen"));
        assert!(!uses("// use serde::Serialize", "serde"));
    }
}
