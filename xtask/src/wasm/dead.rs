//! What cannot be reached once panics are traps: functions that a table names, and constants in memory.
//!
//! No optimiser of finished modules can tell, because an address is a number like any other. The linker knows: with
//! `--emit-relocs` it writes down each place that holds an address, and of what: see `linked`.

use super::linked::{Linked, Node};
use anyhow::Result;
use std::collections::HashSet;
use std::ops::Range;

#[derive(Debug, Default, PartialEq)]
pub struct Dead {
    /// As they are in the name section.
    pub functions: HashSet<String>,
    /// Where in the file.
    pub data: Vec<Range<usize>>,
}

/// `traps`: whether a function of this name ends where it begins, so that what it uses does not count.
pub fn find(wasm: &[u8], traps: impl Fn(&str) -> bool) -> Result<Dead> {
    let module = Linked::read(wasm)?;
    let mut live: HashSet<Node> = HashSet::new();
    let mut open: Vec<Node> = module.roots.iter().map(|function| Node::Function(*function)).collect();
    while let Some(node) = open.pop() {
        let trap = matches!(node, Node::Function(index) if module.names.get(&index).is_some_and(|name| traps(name)));
        if live.insert(node) && !trap {
            open.extend(module.uses.get(&node).into_iter().flatten());
        }
    }
    let dead_functions = module.bodies.iter().map(|(index, _)| index).filter(|index| !live.contains(&Node::Function(**index)));
    let functions = dead_functions.filter_map(|index| module.names.get(index).cloned()).collect();
    Ok(Dead { functions, data: dead_data(&module, &live) })
}

/// The linker's notes are wrong as soon as the module is changed, and of no use to the page.
pub fn forget_notes(module: &mut walrus::Module) {
    let notes: Vec<String> = module.customs.iter().map(|(_, section)| section.name().to_owned()).collect();
    for name in notes.iter().filter(|name| *name == "linking" || name.starts_with("reloc.")) {
        module.customs.remove_raw(name);
    }
}

/// What belongs to dead symbols and to no live one.
fn dead_data(module: &Linked, live: &HashSet<Node>) -> Vec<Range<usize>> {
    let bytes = |alive: bool| {
        let symbols = module.data.iter().filter(move |(symbol, _)| live.contains(&Node::Data(**symbol)) == alive);
        symbols.flat_map(|(_, place)| place.clone())
    };
    let kept: HashSet<usize> = bytes(true).collect();
    let mut dead: Vec<usize> = bytes(false).filter(|at| !kept.contains(at)).collect();
    dead.sort_unstable();
    dead.dedup();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in dead {
        match ranges.last_mut().filter(|range| range.end == at) {
            Some(range) => range.end += 1,
            None => ranges.push(at..at + 1),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::super::snip::plain;
    use super::*;
    use std::process::Command;

    const SOURCE: &str = r#"
        #![no_std]
        use core::hint::black_box;
        #[panic_handler]
        fn panic(_: &core::panic::PanicInfo) -> ! { loop {} }
        #[inline(never)]
        fn tabled(n: u32) -> u32 { black_box(b"only the doomed say this")[n as usize % 8].into() }
        static TABLE: [fn(u32) -> u32; 1] = [tabled];
        #[inline(never)]
        fn doomed(n: u32) -> u32 { (black_box(&TABLE)[0])(n) }
        #[no_mangle]
        pub extern "C" fn step(n: u32) -> u32 {
            if n > 5 { doomed(n) } else { black_box(b"everybody hears this")[n as usize % 8].into() }
        }"#;

    fn linked(test: &str) -> Vec<u8> {
        let folder = std::env::temp_dir().join(format!("waymark-dead-{test}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("lib.rs"), SOURCE).unwrap();
        let mut rustc = Command::new("rustc");
        rustc.args(["--crate-type=cdylib", "--target=wasm32-unknown-unknown", "-Cpanic=abort", "-Copt-level=1"]);
        rustc.args(["-Clink-arg=--emit-relocs", "--crate-name=sample", "-o"]);
        let status = rustc.arg(folder.join("sample.wasm")).arg(folder.join("lib.rs")).status().unwrap();
        let wasm = std::fs::read(folder.join("sample.wasm"));
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(status.success());
        wasm.unwrap()
    }

    #[test]
    fn what_only_a_trap_reaches_is_dead_through_tables_and_data() {
        let wasm = linked("traps");
        let dead = find(&wasm, |name| plain(name) == "sample::doomed").unwrap();
        let functions: Vec<String> = dead.functions.iter().map(|name| plain(name)).collect();
        assert_eq!(functions, ["sample::tabled"]);
        let texts: Vec<u8> = dead.data.iter().flat_map(|place| wasm[place.clone()].to_vec()).collect();
        let texts = String::from_utf8_lossy(&texts);
        assert!(texts.contains("only the doomed say this"), "{texts}");
        assert!(!texts.contains("everybody hears this"), "{texts}");
    }

    #[test]
    fn without_traps_all_of_it_is_alive() {
        assert_eq!(find(&linked("none"), |_| false).unwrap(), Dead::default());
    }
}
