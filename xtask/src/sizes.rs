//! What the shop's visitors pay, on every build: the bytes of each entry, the change, the budget.

use crate::process::command;
use crate::{bundle, files, fingerprint, step};
use anyhow::{Result, bail};
use flate2::{Compression, write::GzEncoder};
use serde_json::{Map, Value, json};
use std::io::Write;

/// Bytes after brotli 11.
const BUDGETS: [(&str, u64); 4] =
    [("dist/index.js", 16_000), ("dist/snippet.js", 700), ("dist/embeds/youtube.js", 1_000), ("dist/embeds/vimeo.js", 1_000)];

/// Committed, so that a change of size is a line in the change that caused it.
const FILE: &str = "sizes.json";
/// What the last build measured. Not the committed file: a build leaves a checkout as it was.
const MEASURED: &str = "target/sizes.json";

/// Makes today's figures those that later builds compare with.
pub fn record() -> Result<()> {
    files::write(&files::root().join(FILE), serde_json::to_string_pretty(&measured()?)? + "\n")
}

pub fn print() -> Result<()> {
    let now = measured()?;
    let before = committed();
    eprintln!("  {:<18} {:>9} {:>9} {:>9}   change since the last commit", "", "raw", "gzip -9", "brotli 11");
    for (entry, size) in &now {
        let column = |kind: &str| size[kind].as_u64().unwrap_or_default();
        let change = match before.get(entry).and_then(|size| size["brotli"].as_i64()) {
            Some(before) => format!("{:+} B brotli", column("brotli") as i64 - before),
            None => "new".into(),
        };
        eprintln!("  {entry:<18} {:>9} {:>9} {:>9}   {change}", column("raw"), column("gzip"), column("brotli"));
    }
    Ok(())
}

/// Fails above the budget.
pub fn check() -> Result<()> {
    over_budget(&measured()?)
}

fn over_budget(now: &Map<String, Value>) -> Result<()> {
    for (entry, budget) in BUDGETS {
        let size = now.get(entry).and_then(|size| size["brotli"].as_u64());
        if let Some(size) = size.filter(|size| *size > budget) {
            bail!(
                "{entry} is {size} B after brotli, {} B above its budget of {budget} B: make it smaller, or raise the budget in xtask/src/sizes.rs with a reason",
                size - budget
            );
        }
    }
    Ok(())
}

/// Compressing takes seconds, so unchanged bytes are not compressed again.
fn measured() -> Result<Map<String, Value>> {
    let file = files::root().join(MEASURED);
    let entries = bundle::ENTRIES.map(|entry| format!("dist/{entry}.js"));
    let inputs: Vec<&str> = entries.iter().map(String::as_str).chain([MEASURED]).collect();
    if fingerprint::of("sizes", &inputs)?.unchanged(std::slice::from_ref(&file)) {
        return Ok(parse(&files::read(&file)?));
    }
    let sizes = step::step("measure dist/", "2 s", || {
        entries.iter().map(|entry| Ok((entry.clone(), measure(&std::fs::read(files::root().join(entry))?)?))).collect::<Result<Map<_, _>>>()
    })?;
    files::write(&file, serde_json::to_string_pretty(&sizes)? + "\n")?;
    fingerprint::of("sizes", &inputs)?.keep()?;
    Ok(sizes)
}

fn measure(bytes: &[u8]) -> Result<Value> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    let mut brotli = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut brotli, &parameters)?;
    Ok(json!({ "raw": bytes.len(), "gzip": gzip.finish()?.len(), "brotli": brotli.len() }))
}

/// The last commit's figures; none in a checkout without git or before the first.
fn committed() -> Map<String, Value> {
    let mut git = command("git");
    let shown = git.args(["show", &format!("HEAD:./{FILE}")]).output();
    shown.map(|shown| parse(&String::from_utf8_lossy(&shown.stdout))).unwrap_or_default()
}

fn parse(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn above_the_budget_fails_with_figure_budget_and_difference() {
        let of = |size: u64| Map::from_iter([("dist/index.js".into(), json!({ "brotli": size }))]);
        over_budget(&of(16_000)).unwrap();
        let error = over_budget(&of(16_001)).unwrap_err().to_string();
        assert!(error.starts_with("dist/index.js is 16001 B after brotli, 1 B above its budget of 16000 B"), "{error}");
    }

    #[test]
    fn compression_is_at_its_best_and_counted_in_bytes() {
        let sizes = measure(&[b'a'; 10_000]).unwrap();
        assert_eq!(sizes["raw"], 10_000);
        assert!(sizes["gzip"].as_u64() < Some(60) && sizes["brotli"].as_u64() < Some(20), "{sizes}");
    }
}
