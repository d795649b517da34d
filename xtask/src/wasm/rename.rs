//! Short names for what the module and its glue call each other: `__wbg_addEventListener_847fd86b8c33ec43`
//! is in both, and a hash does not compress. Measured on the first module with an edge: 1 KB of brotli.

use walrus::Module;

/// Renames in the module, and gives the glue that matches. A name that the glue uses in a form unknown here stays.
pub fn shorten(module: &mut Module, mut glue: String) -> String {
    let mut imports = Names::default();
    for import in module.imports.iter_mut() {
        if let [at] = identifiers(&glue, &import.name)[..]
            && glue[at + import.name.len()..].starts_with(':')
        {
            let short = imports.next();
            glue.replace_range(at..at + import.name.len(), &short);
            import.name = short;
        }
    }
    let mut exports = Names::default();
    for export in module.exports.iter_mut() {
        // `memory` is short, and hand-written code may well ask for it by name.
        if export.name == "memory" {
            continue;
        }
        let short = exports.next();
        for at in identifiers(&glue, &export.name).into_iter().rev() {
            if glue[..at].ends_with("wasm.") {
                glue.replace_range(at..at + export.name.len(), &short);
            }
        }
        export.name = short;
    }
    glue
}

/// Functions that take nothing but numbers are imported as they are: the glue then names their module once for each. Here all
/// come from the one object that `js/host/wishes.ts` exports.
pub fn once(glue: &str) -> String {
    let mut seen = Vec::new();
    let repeats = |line: &&str| {
        let module = line.split('"').nth(1);
        let is = line.starts_with("import * as import") || line.starts_with("\"#");
        let key = (line.starts_with("import"), module.map(str::to_owned));
        let known = is && seen.contains(&key);
        seen.push(key);
        !known
    };
    let lines = glue.lines().filter(repeats).map(|line| format!("{line}\n"));
    lines.collect::<String>().replace("import * as import1 from \"#wishes\"", "import { wishes as import1 } from \"#wishes\"")
}

/// The page starts the module in one way only: compiled already. What wasm-bindgen offers beside it would ship, too.
pub fn one_start(mut glue: String) -> String {
    const START: &str = "function initSync(module) {";
    if let Some(at) = glue.find(START) {
        let end = glue[at..].find("\n            let __wbg_init_promise").map_or(glue.len(), |end| at + end);
        let start = "function initSync({ module }) { wasm = new WebAssembly.Instance(module, __wbg_get_imports()).exports; }";
        glue.replace_range(at..end, start);
    }
    glue
}

/// Where this whole identifier is.
fn identifiers(text: &str, name: &str) -> Vec<usize> {
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    text.match_indices(name)
        .map(|(at, _)| at)
        .filter(|at| !text[..*at].ends_with(part) && !text[at + name.len()..].starts_with(part))
        .collect()
}

/// a, b, … z, aa, ab, …
#[derive(Default)]
struct Names(usize);

impl Names {
    fn next(&mut self) -> String {
        let mut rest = self.0;
        self.0 += 1;
        let mut name = String::new();
        loop {
            name.insert(0, char::from(b'a' + (rest % 26) as u8));
            rest /= 26;
            if rest == 0 {
                return name;
            }
            rest -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, ValType};

    #[test]
    fn both_sides_get_the_same_short_name() {
        let mut module = Module::default();
        let ty = module.types.add(&[], &[ValType::I32]);
        module.add_import_func("./core_bg.js", "__wbg_now_0123", ty);
        module.add_import_func("./core_bg.js", "__wbg_odd_4567", ty);
        let step = FunctionBuilder::new(&mut module.types, &[], &[]).finish(Vec::new(), &mut module.funcs);
        module.exports.add("engine_step", step);
        let glue = "const imports = { __wbg_now_0123: function() {}, __wbg_odd_4567, };
            function engine_step() { wasm.engine_step(); wasm.engine_step_2(); }";

        let glue = shorten(&mut module, glue.into());

        assert_eq!(
            glue,
            "const imports = { a: function() {}, __wbg_odd_4567, };
            function engine_step() { wasm.a(); wasm.engine_step_2(); }"
        );
        let imports: Vec<_> = module.imports.iter().map(|import| import.name.as_str()).collect();
        assert_eq!(imports, ["a", "__wbg_odd_4567"]);
        assert!(module.exports.iter().all(|export| export.name == "a"));
    }

    #[test]
    fn a_module_is_named_once() {
        let glue = "import * as import1 from \"#wishes\"\nimport * as import2 from \"#wishes\"\nreturn {\n\"./core_bg.js\": import0,\n\"#wishes\": import1,\n\"#wishes\": import2,\n};\n";
        assert_eq!(
            once(glue),
            "import { wishes as import1 } from \"#wishes\"\nreturn {\n\"./core_bg.js\": import0,\n\"#wishes\": import1,\n};\n"
        );
    }

    #[test]
    fn there_is_one_start() {
        let glue = "function initSync(module) {\n if (wasm) return wasm;\n}\n\n            let __wbg_init_promise;\nrest";
        let start = "function initSync({ module }) { wasm = new WebAssembly.Instance(module, __wbg_get_imports()).exports; }";
        assert_eq!(one_start(glue.into()), format!("{start}\n            let __wbg_init_promise;\nrest"));
    }

    #[test]
    fn names_go_on_after_z() {
        let mut names = Names(25);
        assert_eq!([names.next(), names.next(), names.next()], ["z", "aa", "ab"]);
    }
}
