//! Exports that the glue never asks for, and what only they used. js-sys has one in every module, for promises as Rust
//! futures, which nothing here is.

use walrus::Module;

pub fn drop_exports(module: &mut Module, glue: &str) {
    let unused: Vec<_> = module.exports.iter().filter(|export| !glue.contains(&export.name)).map(|export| export.id()).collect();
    for id in unused {
        module.exports.delete(id);
    }
    walrus::passes::gc::run(module);
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::FunctionBuilder;

    #[test]
    fn what_nobody_asks_for_goes() {
        let mut module = Module::default();
        for name in ["step", "poll"] {
            let function = FunctionBuilder::new(&mut module.types, &[], &[]).finish(Vec::new(), &mut module.funcs);
            module.exports.add(name, function);
        }
        drop_exports(&mut module, "wasm.step()");
        assert_eq!(module.exports.iter().map(|export| export.name.as_str()).collect::<Vec<_>>(), ["step"]);
        assert_eq!(module.funcs.iter().count(), 1);
    }
}
