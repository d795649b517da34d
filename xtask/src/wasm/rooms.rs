//! How much each room of `src/`, and each crate, weighs in the module's code. Inlining blurs the borders.

use super::snip::plain;
use anyhow::Result;
use std::collections::BTreeMap;
use std::fmt::Write;
use walrus::Module;

pub fn weigh(name: &str, wasm: &[u8]) -> Result<String> {
    let module = Module::from_buffer(wasm)?;
    let mut rooms: BTreeMap<String, usize> = BTreeMap::new();
    let mut functions = Vec::new();
    for (id, function) in module.funcs.iter_local() {
        let size = function.original_range.as_ref().map_or(0, |range| range.len());
        let name = plain(module.funcs.get(id).name.as_deref().unwrap_or("(no name)"));
        *rooms.entry(room(&name)).or_default() += size;
        functions.push((size, name));
    }
    let data: usize = module.data.iter().map(|data| data.value.len()).sum();
    rooms.insert("(data)".into(), data);
    let total: usize = rooms.values().sum();
    let mut heaviest: Vec<_> = rooms.into_iter().map(|(room, size)| (size, room)).collect();
    heaviest.sort_by(|a, b| b.cmp(a));
    functions.sort_by(|a, b| b.cmp(a));

    let mut text = format!("  {name}.wasm, {total} bytes before compression, by room:\n");
    for (size, room) in heaviest.iter().filter(|(size, _)| size * 200 > total) {
        let _ = writeln!(text, "  {:5.1} % {size:>7}  {room}", percent(*size, total));
    }
    let _ = writeln!(text, "  its heaviest functions:");
    for (size, function) in functions.iter().take(8) {
        let _ = writeln!(text, "          {size:>7}  {function}");
    }
    Ok(text)
}

fn percent(size: usize, total: usize) -> f64 {
    100.0 * size as f64 / total.max(1) as f64
}

/// `<alloc::vec::Vec<waymark::goal::Goal> as core::clone::Clone>::clone` → `waymark::goal`: what is generic
/// weighs on who uses it.
fn room(name: &str) -> String {
    for own in ["waymark::", "waymark_inspect::"] {
        if let Some(at) = name.find(own) {
            let rest = &name[at + own.len()..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            let (first, after) = rest.split_at(end.unwrap_or(rest.len()));
            return match after.starts_with("::") {
                true => format!("{own}{first}"),
                false => format!("{own}(root)"),
            };
        }
    }
    let start = name.find(|c: char| c.is_alphanumeric() || c == '_').unwrap_or(0);
    let rest = &name[start..];
    match rest.find("::") {
        Some(end) if rest[..end].chars().all(|c| c.is_alphanumeric() || c == '_') => rest[..end].into(),
        _ if rest.starts_with("__wb") || rest.starts_with("__externref") => "wasm_bindgen".into(),
        _ => "(exports and runtime)".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_belongs_to_the_room_that_asked_for_it() {
        for (name, expected) in [
            ("waymark::goal::parse::goals", "waymark::goal"),
            ("<waymark::record::Event as core::clone::Clone>::clone", "waymark::record"),
            ("core::ptr::drop_in_place<alloc::vec::Vec<waymark::out::Batch>>", "waymark::out"),
            ("waymark::step", "waymark::(root)"),
            ("<alloc::string::String as core::clone::Clone>::clone", "alloc"),
            ("__wbindgen_malloc", "wasm_bindgen"),
            ("tracker_step", "(exports and runtime)"),
        ] {
            assert_eq!(room(name), expected, "{name}");
        }
    }
}
