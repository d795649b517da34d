//! What the other commands need. Costs a few milliseconds when nothing is missing.

use crate::process::{self, command, output};
use crate::{browsers, files, step::step};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::Path;

const WASM: &str = "wasm32-unknown-unknown";

pub fn run(arguments: &[String]) -> Result<()> {
    ensure()?;
    if arguments.iter().any(|argument| argument == "browsers") {
        browsers::ensure()?;
    }
    Ok(())
}

pub fn ensure() -> Result<()> {
    node()?;
    wasm_target()?;
    node_modules()
}

fn node() -> Result<()> {
    let version = output(command("node").arg("--version"))?;
    let mut parts = version.trim().trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or_default());
    // What Vite and `require` of modules need.
    if (parts.next(), parts.next()) >= (Some(20), Some(19)) {
        return Ok(());
    }
    bail!("Node {} is too old: install Node 20.19 or newer", version.trim())
}

fn wasm_target() -> Result<()> {
    let folder = output(command("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    if files::on_path("rustup").is_none() {
        bail!(
            "this Rust has no standard library for {WASM}, and there is no rustup to add it: install Rust with rustup, or your distribution's package for it (Debian: libstd-rust-dev-wasm32)"
        );
    }
    step(&format!("add {WASM} to Rust"), "10 s", || process::run(command("rustup").args(["target", "add", WASM])))
}

fn node_modules() -> Result<()> {
    if installed()? {
        return Ok(());
    }
    step("install the npm packages", "10 s", || process::run(command("npm").args(["ci", "--no-progress"])))
}

/// npm keeps a lockfile of what it has installed; it must say the same as ours.
/// <https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json#hidden-lockfiles>
fn installed() -> Result<bool> {
    let Ok(hidden) = files::read(&files::root().join("node_modules/.package-lock.json")) else {
        return Ok(false);
    };
    let Ok(hidden) = serde_json::from_str::<Value>(&hidden) else {
        return Ok(false);
    };
    let lock = files::read(&files::root().join("package-lock.json"))?;
    let lock: Value = serde_json::from_str(&lock).context("package-lock.json is not JSON")?;
    Ok(same(&lock, &hidden))
}

fn same(lock: &Value, hidden: &Value) -> bool {
    let (Some(wanted), Some(present)) = (lock["packages"].as_object(), hidden["packages"].as_object()) else {
        return false;
    };
    // Optional packages of other platforms are locked, but not installed.
    wanted.iter().filter(|(path, _)| !path.is_empty()).all(|(path, package)| match present.get(path) {
        Some(installed) => installed["version"] == package["version"],
        None => package["optional"] == true || package["peer"] == true,
    }) && present.keys().all(|path| wanted.contains_key(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn installed_packages_must_be_the_locked_ones() {
        let lock = json!({"packages": {
            "": {"version": "0.1.0"},
            "node_modules/a": {"version": "1.0.0"},
            "node_modules/other-platform": {"version": "1.0.0", "optional": true},
        }});
        let with = |version| json!({"packages": {"node_modules/a": {"version": version}}});
        assert!(same(&lock, &with("1.0.0")));
        assert!(!same(&lock, &with("0.9.0")), "another version");
        assert!(!same(&lock, &json!({"packages": {}})), "missing");
        assert!(!same(&lock, &json!({})), "not a lockfile");
    }
}
