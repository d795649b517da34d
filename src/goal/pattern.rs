//! URL patterns: `*` is any characters, also none, also `/`.

use crate::url::{Url, cut};

/// Does the pattern fit the URL? Compared with the whole path; with a `?` in it, with path and query; with a scheme or
/// `//`, with origin and path. Fragments never count, letter case does.
pub fn matches(pattern: &str, url: &str) -> bool {
    let url = Url::new(url);
    let mut subject = String::from(url.path);
    let mut pattern = pattern;
    if let (scheme, Some(rest)) = cut(pattern, "//")
        && (scheme.is_empty() || scheme.as_bytes().last() == Some(&b':'))
    {
        if !scheme.is_empty() && !glob(scheme, &[url.scheme, ":"].concat()) {
            return false;
        }
        pattern = rest;
        subject = [url.authority, url.path].concat();
    }
    if pattern.as_bytes().contains(&b'?') {
        subject.push('?');
        subject.push_str(url.query);
    }
    glob(pattern, &subject)
}

/// Greedy with one way back, so linear in practice and never more than quadratic.
fn glob(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        if pattern.get(p) == Some(&b'*') {
            star = Some((p, t));
            p += 1;
        } else if pattern.get(p).is_some() && pattern.get(p) == text.get(t) {
            p += 1;
            t += 1;
        } else if let Some((at, from)) = star {
            star = Some((at, from + 1));
            p = at + 1;
            t = from + 1;
        } else {
            return false;
        }
    }
    pattern.get(p..).unwrap_or_default().iter().all(|byte| *byte == b'*')
}
