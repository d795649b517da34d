//! Blanks the file names of panics: `snip` has removed all that could show them.
//!
//! They are also the one thing in the module that depends on where it was built: without them the same
//! sources give the same bytes on every machine.

use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, Module};

/// `core::panic::Location` on wasm32: file (address, length), line, column.
const LOCATION: usize = 16;

pub fn blank(module: &mut Module) {
    let segments: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for id in segments {
        let data = module.data.get_mut(id);
        if let DataKind::Active { offset: ConstExpr::Value(Value::I32(base)), .. } = data.kind {
            blank_segment(&mut data.value, base as usize);
        }
    }
}

fn blank_segment(bytes: &mut [u8], base: usize) {
    let mut files = Vec::new();
    let mut at = 0;
    while at + LOCATION <= bytes.len() {
        match file(bytes, base, at) {
            Some(name) => {
                files.push(name);
                bytes[at..at + LOCATION].fill(0);
                at += LOCATION;
            }
            None => at += 4,
        }
    }
    for name in files {
        bytes[name].fill(0);
    }
}

/// The bytes of the file's name, if what is at this place is a location.
fn file(bytes: &[u8], base: usize, at: usize) -> Option<std::ops::Range<usize>> {
    let word = |at: usize| {
        let word = bytes.get(at..at + 4)?;
        Some(u32::from_le_bytes(word.try_into().ok()?) as usize)
    };
    let start = word(at)?.checked_sub(base)?;
    let length = word(at + 4)?;
    let (line, column) = (word(at + 8)?, word(at + 12)?);
    let plausible = (4..512).contains(&length) && (1..100_000).contains(&line) && (1..1000).contains(&column);
    let name = bytes.get(start..start.checked_add(length)?)?;
    (plausible && name.is_ascii() && name.ends_with(b".rs")).then_some(start..start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_and_its_file_go_and_the_rest_stays() {
        let mut bytes = b"hello.rssrc/lib.rs__".to_vec();
        for word in [1024 + 8, 10, 7, 21, 1024, 5, 7, 21] {
            bytes.extend(u32::to_le_bytes(word));
        }
        blank_segment(&mut bytes, 1024);
        assert_eq!(&bytes[..8], b"hello.rs");
        assert_eq!(&bytes[8..18], [0; 10]);
        assert_eq!(&bytes[18..20], b"__");
        assert_eq!(bytes[20..36], [0; 16]);
        assert_eq!(bytes[36], 0, "the low byte of 1024");
        assert_eq!(bytes[40], 5, "no `.rs` at the end: not a location");
    }
}
