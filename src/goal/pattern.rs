//! URL patterns: `*` is any characters, also none, also `/`.

/// Does the pattern fit the URL? Compared with the whole path; with a `?` in it, with path and query; with a scheme or
/// `//`, with origin and path. Fragments never count, letter case does.
pub fn matches(pattern: &str, url: &str) -> bool {
    let url = url.split('#').next().unwrap_or_default();
    let (start, query) = url.split_once('?').unwrap_or((url, ""));
    let (scheme, rest) = start.split_once("://").unwrap_or(("", start));
    let path = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/");
    let wants_query = pattern.contains('?');
    let (pattern, subject) = match pattern.split_once("//") {
        Some((wanted, rest_of_pattern)) if wanted.is_empty() || wanted.ends_with(':') => {
            if !wanted.is_empty() && !glob(wanted.trim_end_matches(':'), scheme) {
                return false;
            }
            (rest_of_pattern, if rest.contains('/') { String::from(rest) } else { [rest, "/"].concat() })
        }
        _ => (pattern, path.into()),
    };
    if wants_query { glob(pattern, &[&subject, "?", query].concat()) } else { glob(pattern, &subject) }
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
