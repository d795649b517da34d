//! rustc's part.

use super::Module;
use crate::files;
use crate::process::{self, cargo};
use anyhow::Result;
use std::path::PathBuf;

/// A stack of 32 KiB instead of rustc's 1 MiB: the module starts with one page of memory, and addresses are
/// short. Nothing in the tracker recurses.
const STACK: &str = "-Clink-arg=-zstack-size=32768";

/// Without references to objects of JavaScript's there is no table of them to be made on every page: the core has numbers only.
const NUMBERS: &str = "-Ctarget-feature=-reference-types";

/// Where addresses are, for `dead`.
const RELOCATIONS: &str = "-Clink-arg=--emit-relocs";

pub fn run(module: &Module) -> Result<PathBuf> {
    let mut build = cargo("rustc");
    // Said here and not in Cargo.toml: cargo gives up link-time optimisation for a crate that is also an rlib.
    build.args(["-p", module.package, "--lib", "--crate-type", "cdylib"]);
    build.args(["--profile", "wasm", "--target", "wasm32-unknown-unknown"]);
    if !module.features.is_empty() {
        build.args(["--features", &module.features.join(",")]);
    }
    // Cargo gives the encoded form precedence, and what is meant for the host must not end up on the page.
    build
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("RUSTFLAGS", format!("{STACK} {RELOCATIONS} {}", if module.lean { NUMBERS } else { "" }));
    process::run(&mut build)?;
    let file = format!("{}.wasm", module.package.replace('-', "_"));
    Ok(files::cargo_target().join("wasm32-unknown-unknown/wasm").join(file))
}
