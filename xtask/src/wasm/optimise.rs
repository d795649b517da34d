//! Binaryen's part.

use crate::files;
use crate::process::{command, run};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// What rustc's wasm32 target has on by default, and every browser above our floor supports.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// For size; function names are kept for those who look at the result.
pub fn shrink(wasm: &Path) -> Result<PathBuf> {
    let named = wasm.with_extension("").with_extension("named.wasm");
    // Nothing lives below the stack, so that small constant addresses may be folded. The middle finds what the structure
    // that rustc gave hides; it saves 1.5 % after brotli.
    let passes = ["-Oz", "--low-memory-unused", "--flatten", "--dfo", "--rereloop", "-Oz", "-Oz", "-g"];
    wasm_opt(wasm, &named, &passes)?;
    Ok(named)
}

/// What is shipped: the same code, without names.
pub fn strip(named: &Path) -> Result<PathBuf> {
    let stripped = named.with_extension("").with_extension("shipped.wasm");
    let sections = ["--strip-debug", "--strip-producers", "--strip-target-features"];
    wasm_opt(named, &stripped, &sections)?;
    Ok(stripped)
}

fn wasm_opt(input: &Path, output: &Path, passes: &[&str]) -> Result<()> {
    let program = files::root().join("node_modules/binaryen/bin/wasm-opt");
    let mut wasm_opt = command("node");
    wasm_opt.arg(program).arg(input).arg("-o").arg(output);
    run(wasm_opt.args(FEATURES).args(passes))
}
