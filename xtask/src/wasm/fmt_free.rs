//! Fails the build when live code can reach `core::fmt` or serde, and says from where.
//!
//! Reached from anywhere (`format!`, `unwrap` of a `Result`, a float's `Display`), formatting alone weighs a third
//! of the tracker's budget. What only panics use is gone by now: see `dead`.

use super::snip::plain;
use anyhow::{Result, bail};
use std::collections::BTreeSet;
use walrus::ir::{self, Visitor};
use walrus::{FunctionId, FunctionKind, LocalFunction, Module};

const UNWANTED: [&str; 2] = ["core::fmt", "serde"];

/// Part of the formatting machinery: its own functions, and implementations of its traits. Live code may name them in
/// what it hands to a panic; as long as it does not call them, they are as dead as the panic.
pub fn is_formatting(name: &str) -> bool {
    name.starts_with("core::fmt::") || name.starts_with("<core::fmt::") || (name.starts_with('<') && name.contains(" as core::fmt::"))
}

pub fn check(module: &Module) -> Result<()> {
    let mut reached = BTreeSet::new();
    for (id, function) in module.funcs.iter_local() {
        let caller = name(module, id);
        if is_formatting(&caller) {
            continue;
        }
        if unwanted(&caller) {
            reached.insert(format!("  {caller}"));
        }
        for callee in callees(function) {
            let callee = name(module, callee);
            if unwanted(&callee) {
                reached.insert(format!("  {caller} calls {callee}"));
            }
        }
    }
    if !reached.is_empty() {
        let list: Vec<_> = reached.into_iter().collect();
        bail!(
            "the module that every page loads must not contain {}, but:\n{}\nWrite the bytes by hand, or move the work to `inspect/`",
            UNWANTED.join(" nor "),
            list.join("\n")
        );
    }
    Ok(())
}

fn unwanted(name: &str) -> bool {
    UNWANTED.iter().any(|part| name.contains(part))
}

fn name(module: &Module, id: FunctionId) -> String {
    let function = module.funcs.get(id);
    match (&function.name, &function.kind) {
        (Some(name), _) => plain(name),
        (None, FunctionKind::Import(import)) => module.imports.get(import.import).name.clone(),
        _ => "(no name)".into(),
    }
}

fn callees(function: &LocalFunction) -> BTreeSet<FunctionId> {
    #[derive(Default)]
    struct Calls(BTreeSet<FunctionId>);
    impl Visitor<'_> for Calls {
        fn visit_function_id(&mut self, id: &FunctionId) {
            self.0.insert(*id);
        }
    }
    let mut calls = Calls::default();
    ir::dfs_in_order(&mut calls, function, function.entry_block());
    calls.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::FunctionBuilder;

    /// Exports one function that calls another of this name.
    fn calling(callee: &str) -> Module {
        let mut module = Module::default();
        let mut function = |name: &str, callee: Option<FunctionId>| {
            let mut body = FunctionBuilder::new(&mut module.types, &[], &[]);
            body.name(name.into());
            if let Some(callee) = callee {
                body.func_body().call(callee);
            }
            body.finish(Vec::new(), &mut module.funcs)
        };
        let callee = function(callee, None);
        let caller = function("waymark::out::queue::push", Some(callee));
        module.exports.add("push", caller);
        module
    }

    #[test]
    fn formatting_that_is_called_fails_and_names_its_caller() {
        let error = check(&calling("core::fmt::write")).unwrap_err().to_string();
        assert!(error.contains("waymark::out::queue::push calls core::fmt::write"), "{error}");
        assert!(check(&calling("serde_json::to_vec")).is_err());
        assert!(check(&calling("<u32 as core::fmt::Display>::fmt")).is_err());
    }

    #[test]
    fn other_calls_pass() {
        check(&calling("core::str::converts::from_utf8")).unwrap();
    }
}
