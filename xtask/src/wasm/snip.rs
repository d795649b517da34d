//! Functions that can only end in a trap become one, and what only they used is collected.
//!
//! With `panic = "abort"` and nobody to read a message, a panic is a trap whether it formats its text first
//! or not; the text and the code for it are what costs. The idea is
//! <https://github.com/rustwasm/wasm-snip>, the need <https://github.com/rust-lang/rust/issues/147286>.

use rustc_demangle::demangle;
use walrus::{FunctionBuilder, FunctionKind, Module};

/// All of them diverge (`-> !`), so that nothing but a trap is lost.
const DIVERGING: [&str; 19] = [
    "core::panicking::",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::slice::index::slice_",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::str::slice_error_fail",
    "core::cell::panic_",
    "core::cell::lazy::panic_poisoned",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::alloc::handle_alloc_error",
    "alloc::vec::Vec<T,A>::swap_remove::assert_failed",
    "alloc::vec::Vec<T,A>::insert::assert_failed",
    "alloc::vec::Vec<T,A>::remove::assert_failed",
    "alloc::vec::Vec<T,A>::split_off::assert_failed",
    "std::alloc::rust_oom",
    "std::process::abort",
    "__rustc::rust_",
];

/// `rust_panic`, `rust_begin_unwind` and their like, as they are named without a path.
const BARE: [&str; 6] =
    ["rust_begin_unwind", "rust_panic", "__rust_start_panic", "__rg_oom", "__rust_alloc_error_handler", "__rustc::__rg_oom"];

pub fn is_panic(name: &str) -> bool {
    DIVERGING.iter().any(|start| name.starts_with(start))
        || BARE.contains(&name)
        // The panic's payload, too: its methods are in a table.
        || name.contains("std::panicking::")
}

/// They lose their names with their bodies: what is left of them is not what the name says.
pub fn to_traps(module: &mut Module, doomed: impl Fn(&str) -> bool) {
    let found: Vec<_> = module
        .funcs
        .iter_local()
        .filter(|(id, _)| module.funcs.get(*id).name.as_deref().is_some_and(&doomed))
        .map(|(id, function)| (id, function.ty()))
        .collect();
    for (id, ty) in found {
        let (params, results) = module.types.params_results(ty);
        let (params, results) = (params.to_vec(), results.to_vec());
        let arguments = params.iter().map(|param| module.locals.add(*param)).collect();
        let mut body = FunctionBuilder::new(&mut module.types, &params, &results);
        body.func_body().unreachable();
        let function = module.funcs.get_mut(id);
        function.kind = FunctionKind::Local(body.local_func(arguments));
        function.name = Some("(trap)".into());
    }
    walrus::passes::gc::run(module);
}

/// A function's path without mangling and hashes: `core::fmt::write`.
///
/// wasm-bindgen demangles, but keeps hashes (`core[c5930c85a12de822]::fmt::write`, `talc::free::hdce423383daa9910`)
/// and numbers what is still the same (`core::fmt::write[1]`).
pub fn plain(name: &str) -> String {
    let demangled = format!("{:#}", demangle(name));
    let mut path = String::new();
    let mut rest = demangled.as_str();
    while let Some((before, after)) = rest.split_once('[') {
        path.push_str(before);
        rest = match after.split_once(']') {
            Some((hash, after)) if is_hex(hash) && !path.ends_with(['<', ' ', '&', '(']) => after,
            _ => {
                path.push('[');
                after
            }
        };
    }
    path.push_str(rest);
    match path.rsplit_once("::h") {
        Some((before, hash)) if hash.len() == 16 && is_hex(hash) => before.into(),
        _ => path,
    }
}

fn is_hex(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_hashes() {
        assert_eq!(plain("_ZN4core3fmt5write17h0123456789abcdefE"), "core::fmt::write");
        assert_eq!(plain("_RNvNtCs1234_4core3fmt5write"), "core::fmt::write");
        assert_eq!(plain("core::fmt::write[1]"), "core::fmt::write");
        assert_eq!(plain("<core[c5930c85a12de822]::fmt::Formatter>::pad"), "<core::fmt::Formatter>::pad");
        assert_eq!(plain("talc::free::hdce423383daa9910[2]"), "talc::free");
        assert_eq!(plain("<[u8] as core::fmt::Debug>::fmt"), "<[u8] as core::fmt::Debug>::fmt");
        assert_eq!(plain("memcpy"), "memcpy");
    }

    #[test]
    fn a_panic_becomes_a_trap_and_what_only_it_used_goes() {
        let mut module = Module::default();
        let mut function = |name: &str, callee: Option<walrus::FunctionId>| {
            let mut body = FunctionBuilder::new(&mut module.types, &[], &[]);
            body.name(name.into());
            if let Some(callee) = callee {
                body.func_body().call(callee);
            }
            body.finish(Vec::new(), &mut module.funcs)
        };
        let text = function("core::str::trim", None);
        let panic = function("core::panicking::panic_fmt", Some(text));
        let step = function("waymark::tracker::step", Some(panic));
        module.exports.add("step", step);

        to_traps(&mut module, is_panic);

        let names: Vec<_> = module.funcs.iter().filter_map(|f| f.name.as_deref()).collect();
        assert_eq!(names, ["(trap)", "waymark::tracker::step"]);
    }
}
