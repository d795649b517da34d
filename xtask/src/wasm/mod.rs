//! From a crate to what `js/` imports: `#NAME` (the glue) and `#NAME_bytes` (the module as text).

mod compile;
mod dead;
mod fmt_free;
mod linked;
pub mod literal;
mod locations;
mod optimise;
mod rename;
mod rooms;
mod snip;
mod unused;

use crate::{files, fingerprint, step};
use anyhow::{Context, Result, bail};
use dead::Dead;
use fmt_free::is_formatting;
use snip::{is_panic, plain, to_traps};
use wasm_bindgen_cli_support::Bindgen;

pub struct Module {
    pub name: &'static str,
    pub package: &'static str,
    features: &'static [&'static str],
    sources: &'static [&'static str],
    /// Whether `core::fmt` and serde are kept out: 5–30 KB on every page of the shop.
    pub lean: bool,
}

/// What every page of the shop loads.
pub const CORE: Module = Module { name: "core", package: "waymark", features: &["browser"], sources: &["src"], lean: true };

/// What only development loads, so that its comfort costs the shop nothing.
pub const INSPECT: Module = Module { name: "inspect", package: "waymark-inspect", features: &[], sources: &["inspect"], lean: false };

const TOOLS: [&str; 5] = ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "package-lock.json", "xtask/src"];

pub fn build(module: &Module, optimised: bool) -> Result<()> {
    let name = module.name;
    let made = [format!("{name}.js"), format!("{name}.d.ts"), format!("{name}_bytes.js")];
    let made = made.map(|file| files::generated().join(file));
    let what = format!("compile {} to WebAssembly", module.package);
    let kind = if optimised { "" } else { ".dev" };
    let inputs = [module.sources, &TOOLS].concat();
    let print = fingerprint::of(&format!("{name}{kind}"), &inputs)?;
    if print.unchanged(&made) {
        step::unchanged(&what);
        return Ok(());
    }
    // The other kind of build is about to be overwritten.
    for kind in ["", ".dev"] {
        fingerprint::forget(&format!("{name}{kind}"));
    }
    let raw = step::step(&what, "20 s the first time, then 5 s", || compile::run(module))?;
    let weights = step::step(&format!("bind and shrink {name}.wasm"), "4 s", || shrink(module, &std::fs::read(raw)?, optimised))?;
    eprint!("{weights}");
    print.keep()
}

/// The passes, in order; each says in its own file what it is for.
fn shrink(module: &Module, raw: &[u8], optimised: bool) -> Result<String> {
    let mut raw = raw.to_vec();
    let mut dead = Dead::default();
    if optimised {
        let traps = |name: &str| is_panic(name) || (module.lean && is_formatting(name));
        dead = dead::find(&raw, |name| traps(&plain(name)))?;
        dead.data.iter().for_each(|place| raw[place.clone()].fill(0));
    }
    let mut before = walrus::Module::from_buffer(&raw).context("cannot read what rustc made")?;
    dead::forget_notes(&mut before);
    if optimised {
        to_traps(&mut before, |name| dead.functions.contains(name) || is_panic(&plain(name)));
    }
    let mut bound = Bindgen::new()
        .input_bytes(module.name, before.emit_wasm())
        .web(true)?
        .typescript(true)
        .generate_output()
        .context("wasm-bindgen failed")?;
    if bound.snippets().values().any(|list| !list.is_empty()) || !bound.local_modules().is_empty() {
        bail!("JavaScript inside {}: it belongs in js/", module.package);
    }
    let mut glue = bound.js().to_owned();
    let types = bound.ts().unwrap_or_default().to_owned();
    if optimised {
        if module.lean {
            fmt_free::check(bound.wasm())?;
            to_traps(bound.wasm_mut(), |name| is_formatting(&plain(name)));
            locations::blank(bound.wasm_mut());
        }
        unused::drop_exports(bound.wasm_mut(), &glue);
        glue = rename::shorten(bound.wasm_mut(), glue);
        if module.lean {
            glue = rename::one_start(glue);
        }
    }
    glue = rename::once(&glue);
    let file = |end: &str| files::generated().join(format!("{}{end}", module.name));
    files::write(&file(".bound.wasm"), bound.wasm_mut().emit_wasm())?;
    let (shipped, weights) = if optimised {
        let named = optimise::shrink(&file(".bound.wasm"))?;
        let bytes = std::fs::read(&named)?;
        if module.lean {
            fmt_free::check(&walrus::Module::from_buffer(&bytes)?)?;
        }
        (optimise::strip(&named)?, rooms::weigh(module.name, &bytes)?)
    } else {
        (file(".bound.wasm"), String::new())
    };
    files::write(&file(".js"), glue)?;
    files::write(&file(".d.ts"), types)?;
    let (bytes, literal) = literal::module(&std::fs::read(shipped)?, module.lean);
    files::write(&file("_bytes.js"), bytes)?;
    files::write(&file("_bytes.txt"), literal)?;
    let types = "declare const bytes: string;\nexport default bytes;\nexport declare const key: number;\n";
    files::write(&file("_bytes.d.ts"), types)?;
    Ok(weights)
}
