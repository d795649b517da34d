//! `dist/`: what is published, and what the demo and the tests load.

use crate::process::{self, command};
use crate::wasm::literal::PLACEHOLDER;
use crate::{crates, files, fingerprint, setup, sizes, step, wasm};
use anyhow::{Result, bail};
use std::path::PathBuf;

#[derive(Clone, Copy, PartialEq)]
pub enum Mode {
    Release,
    /// Quick to make and readable in a debugger; not to be published.
    Dev,
}

/// The entry, what it loads on demand, and what stands alone.
pub const ENTRIES: [&str; 12] = [
    "index",
    "history",
    "links",
    "messages",
    "forms",
    "observe",
    "frustration",
    "sources",
    "inspect",
    "snippet",
    "embeds/youtube",
    "embeds/vimeo",
];
/// Loaded on demand by `index`, from beside it: they share its private names.
const PARTS: [&str; 7] = ["history", "links", "messages", "forms", "observe", "frustration", "sources"];

/// The oldest browsers that Waymark promises to work in.
const BROWSERS: &str = "--target=es2022,chrome109,firefox115,safari16.4";
/// Every browser runs what stands in a shop's head.
const OLD_BROWSERS: &str = "--target=es2015";

const INPUTS: [&str; 5] = ["js", "target/js", "tsconfig.json", "package-lock.json", "xtask/src/bundle.rs"];

pub fn run(arguments: &[String]) -> Result<()> {
    let mode = match arguments {
        [] => Mode::Release,
        [dev] if dev == "--dev" => Mode::Dev,
        [record] if record == "--record" => Mode::Release,
        _ => bail!("`build` knows the options --dev and --record, not {arguments:?}"),
    };
    setup::ensure()?;
    build(mode)?;
    if mode == Mode::Release {
        sizes::check()?;
        crates::check()?;
    }
    if arguments.iter().any(|argument| argument == "--record") {
        sizes::record()?;
    }
    Ok(())
}

/// Builds and shows what it weighs. Whether that is too much is asked by `build` and by the checks, so that the demo
/// can be looked at and the tests be run meanwhile.
pub fn build(mode: Mode) -> Result<()> {
    for module in [wasm::CORE, wasm::INSPECT] {
        wasm::build(&module, mode == Mode::Release)?;
    }
    let kind = if mode == Mode::Release { "dist" } else { "dist.dev" };
    let print = fingerprint::of(kind, &INPUTS)?;
    let made = ENTRIES.map(|entry| dist(&format!("{entry}.js")));
    if print.unchanged(&made) {
        step::unchanged("bundle dist/");
    } else {
        fingerprint::forget("dist");
        fingerprint::forget("dist.dev");
        step::step("bundle dist/", "1 s", || bundle(mode))?;
        print.keep()?;
    }
    if mode == Mode::Release {
        sizes::print()?;
        crates::print()?;
    }
    Ok(())
}

pub fn dist(file: &str) -> PathBuf {
    files::root().join("dist").join(file)
}

pub fn bundle(mode: Mode) -> Result<()> {
    // What `_name` is called in the entry, and in its parts.
    let names = files::generated().join("names.json");
    files::write(&names, "{}")?;
    for entry in ENTRIES {
        let mut esbuild = command(files::npm_bin("esbuild"));
        let part = PARTS.contains(&entry);
        if part {
            esbuild.args([format!("js/part/{entry}.ts"), "--tsconfig=js/part/tsconfig.json".into()]);
        } else {
            esbuild.arg(format!("js/{entry}.ts"));
        }
        esbuild.arg(format!("--outfile=dist/{entry}.js"));
        let (format, browsers) = if entry == "snippet" { ("--format=iife", OLD_BROWSERS) } else { ("--format=esm", BROWSERS) };
        esbuild.args(["--bundle", format, browsers, "--log-level=warning"]);
        // All of them have these; without it each such expression is a text, its backslashes doubled.
        // https://caniuse.com/mdn-javascript_regular_expressions_unicode_character_class_escape
        esbuild.arg("--supported:regexp-unicode-property-escapes=true");
        // Without this, each byte above 127 of the embedded module becomes an escape of four.
        esbuild.arg("--charset=utf8");
        // Loaded on demand, at runtime, from beside the entry.
        for demanded in [&PARTS[..], &["inspect"]].concat() {
            esbuild.arg(format!("--external:./{demanded}.js"));
        }
        if mode == Mode::Release {
            // `_name` marks what is private to one bundle. Nothing that the module is called by begins so: `wasm::rename`.
            esbuild.args(["--minify", "--mangle-props=^_", "--legal-comments=none"]);
            if part || entry == "index" {
                esbuild.arg(format!("--mangle-cache={}", names.display()));
            }
        } else {
            esbuild.arg("--sourcemap=inline");
        }
        if entry == "index" {
            // Words for the console are `inspect`'s.
            esbuild.arg("--drop:console");
        }
        // What the tracker calls itself in its batches.
        esbuild.arg(format!("--define:VERSION={:?}", env!("CARGO_PKG_VERSION")));
        process::run(&mut esbuild)?;
        if mode == Mode::Release {
            // Another 4 % off what is not the module.
            let file = format!("dist/{entry}.js");
            let mut terser = command(files::npm_bin("terser"));
            process::run(terser.args([
                &file,
                "--module",
                "--ecma",
                "2020",
                "-c",
                "passes=3,unsafe_arrows,pure_getters,keep_fargs=false,inline=1",
                "-m",
                "-o",
                &file,
            ]))?;
        }
        let module = match entry {
            "index" => wasm::CORE,
            "inspect" => wasm::INSPECT,
            _ => continue,
        };
        let text = files::read(&dist(&format!("{entry}.js")))?;
        let literal = files::read(&files::generated().join(format!("{}_bytes.txt", module.name)))?;
        files::write(&dist(&format!("{entry}.js")), text.replacen(PLACEHOLDER, &literal, 1))?;
    }
    for (from, to) in [
        ("js/api.d.ts", "index.d.ts"),
        ("js/snippet.d.ts", "snippet.d.ts"),
        ("js/embeds/youtube.d.ts", "embeds/youtube.d.ts"),
        ("js/embeds/vimeo.d.ts", "embeds/vimeo.d.ts"),
    ] {
        files::write(&dist(to), files::read(&files::root().join(from))?)?;
    }
    Ok(())
}
