//! Outside `src/browser.rs` no code knows that a browser exists, nor what time it is, nor draws lots: time and chance
//! come in as data, so that any run can be replayed byte for byte. And the core hears and wishes numbers only: a line that
//! handles text costs a shop's visitors three times what it costs in JavaScript (ARCHITECTURE.md, "Bytes").

use super::{Source, code, names};

const BROWSER: [&str; 4] = ["web_sys", "js_sys", "wasm_bindgen", "gloo"];
const CLOCKS_AND_DICE: [&str; 6] = ["Instant::now", "SystemTime", "rand::", "random()", "thread::sleep", "RandomState"];
const TEXT: [&str; 6] = ["String", "str", "char", "format", "to_string", "fmt"];

pub fn check(sources: &[Source]) -> Vec<String> {
    let mut breaches = Vec::new();
    let pure = |path: &str| path.starts_with("src/") && path.ends_with(".rs") && path != "src/browser.rs";
    for source in sources.iter().filter(|source| pure(&source.path)) {
        for (line, text) in code(source) {
            for word in BROWSER.iter().filter(|word| text.contains(**word)) {
                breaches.push(format!("{}:{line}: `{word}` belongs in src/browser.rs", source.path));
            }
            for word in CLOCKS_AND_DICE.iter().filter(|word| text.contains(**word)) {
                breaches.push(format!("{}:{line}: `{word}`: take time and chance as arguments", source.path));
            }
            for word in TEXT.iter().filter(|word| names(text, word)) {
                breaches.push(format!("{}:{line}: `{word}`: texts are the host's, the core has their numbers", source.path));
            }
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    #[test]
    fn browser_clock_and_text_are_found_in_pure_rooms_only() {
        let clock = "let now = std::time::Instant::now();";
        let files = [
            source("src/out/retry.rs", clock),
            source("src/goal/mod.rs", "use web_sys::Element;"),
            source("src/browser.rs", "use web_sys::Request;"),
            source("src/goal/scope.rs", "fn key(key: &str) {}"),
            source("collector/src/main.rs", clock),
            source("src/goal/once.rs", "// no web_sys here, and no str"),
        ];
        assert_eq!(
            check(&files),
            [
                "src/out/retry.rs:1: `Instant::now`: take time and chance as arguments",
                "src/goal/mod.rs:1: `web_sys` belongs in src/browser.rs",
                "src/goal/scope.rs:1: `str`: texts are the host's, the core has their numbers",
            ]
        );
    }
}
