//! No file says on which machine it was written, nor where packages are fetched from: both differ for everyone else.

use super::Source;

/// Written apart, so that this file keeps its own rule.
const HOSTS: [&str; 6] = [
    concat!("registry.", "npmjs.org"),
    concat!("registry.", "yarnpkg.com"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("files.", "pythonhosted.org"),
    concat!("deb.", "debian.org"),
];
const FOLDERS: [&str; 4] = [concat!("/wo", "rk/"), concat!("/tm", "p/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];

pub fn check(sources: &[Source]) -> Vec<String> {
    let mut breaches = Vec::new();
    for source in sources {
        for (at, line) in source.text.lines().enumerate() {
            let found = HOSTS.iter().filter(|host| line.contains(**host)).chain(FOLDERS.iter().filter(|folder| begins(line, folder)));
            breaches.extend(found.map(|what| format!("{}:{}: `{what}` is nobody else's", source.path, at + 1)));
        }
    }
    breaches
}

/// An absolute path, and not the middle of a relative one or of an address.
fn begins(line: &str, folder: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || "._-/*}".contains(c);
    line.match_indices(folder).any(|(at, _)| !line[..at].ends_with(inside))
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    #[test]
    fn a_machine_and_a_registry_are_found() {
        let text = format!("let a = \"{}x\";\nhttps://{}/y", FOLDERS[1], HOSTS[0]);
        assert_eq!(check(&[source("a.rs", &text)]).len(), 2);
    }

    #[test]
    fn addresses_and_relative_paths_are_free() {
        let text = format!("https://example.org{0}x ../a{0}x ${{DIR}}{0}x", FOLDERS[3]);
        assert_eq!(check(&[source("a.md", &text)]), Vec::<String>::new());
    }
}
