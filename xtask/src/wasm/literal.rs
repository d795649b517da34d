//! The module as a template literal in which each byte is one code point, U+0000 to U+00FF.
//!
//! As UTF-8 this costs 6 % over the bare bytes after brotli, base64 29 %; a second request costs a round trip. Bytes above
//! 127 cost two, so all are changed by one key, under which few of a module's frequent bytes are: that halves the 6 %.

/// What stands for the literal while the bundle is made: minifiers write control characters as escapes of four bytes. A
/// name that nobody declares, and not a string, whose length they would know.
pub const PLACEHOLDER: &str = "__WAYMARK_BYTES__";

/// A JavaScript module with `PLACEHOLDER` for its default export, and `key` as what each byte is changed by; and the
/// literal itself: `Uint8Array.from(text, c => c.charCodeAt(0) ^ key)` reads it.
/// Thorough: the best of several keys after brotli, and not just a short one.
pub fn module(bytes: &[u8], thorough: bool) -> (String, String) {
    let keyed = |key: u8| -> Vec<u8> { bytes.iter().map(|byte| byte ^ key).collect() };
    let mut keys: Vec<u8> = (0..=255).collect();
    // Brotli is slow, so it is asked for the shortest ones only.
    keys.sort_by_cached_key(|key| literal(&keyed(*key)).len());
    let shortest = keys.first().copied().unwrap_or_default();
    let candidates = keys.into_iter().take(if thorough { 8 } else { 0 });
    let best = candidates.min_by_key(|key| brotli(&literal(&keyed(*key)))).unwrap_or(shortest);
    (format!("export const key = {best};\nexport default {PLACEHOLDER};\n"), literal(&keyed(best)))
}

fn brotli(text: &str) -> usize {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut text.as_bytes(), &mut out, &parameters).map_or(usize::MAX, |_| out.len())
}

fn literal(bytes: &[u8]) -> String {
    let mut text = String::from("`");
    for (at, &byte) in bytes.iter().enumerate() {
        let next = bytes.get(at + 1).copied().unwrap_or_default();
        match byte {
            b'\\' | b'`' => text.extend(['\\', byte.into()]),
            b'$' if next == b'{' => text.push_str("\\$"),
            // A raw carriage return in a template is read as a line feed. https://tc39.es/ecma262/#sec-static-semantics-trv
            b'\r' => text.push_str("\\r"),
            // `\0` before a digit would be an octal escape, which templates forbid.
            0 if next.is_ascii_digit() => text.push_str("\\x00"),
            0 => text.push_str("\\0"),
            _ => text.push(byte.into()),
        }
    }
    text.push('`');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    fn javascript_reads_back_every_byte_beside_every_other() {
        let bytes: Vec<u8> = (0..=u16::MAX).flat_map(u16::to_le_bytes).collect();
        let folder = std::env::temp_dir().join(format!("waymark-literal-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let (module, literal) = module(&bytes, false);
        std::fs::write(folder.join("bytes.mjs"), module.replace(PLACEHOLDER, &literal)).unwrap();
        let script = "import text, { key } from './bytes.mjs';
            process.stdout.write(Uint8Array.from(text, c => c.charCodeAt(0) ^ key));";
        std::fs::write(folder.join("read.mjs"), script).unwrap();

        let read = Command::new("node").arg(folder.join("read.mjs")).output().unwrap();

        std::fs::remove_dir_all(&folder).unwrap();
        assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
        assert!(read.stdout == bytes, "{} bytes came back", read.stdout.len());
    }
}
