//! The parts of a URL, by hand: the general searchers of `core::str` weigh more than all that they would be used for.

/// A URL without its fragment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Url<'a> {
    /// Without `://`; empty for a relative one.
    pub scheme: &'a str,
    /// Host and port, and user names where a page was opened with them.
    pub authority: &'a str,
    /// At least `/`.
    pub path: &'a str,
    /// Without its `?`.
    pub query: &'a str,
}

impl Url<'_> {
    pub fn new(url: &str) -> Url<'_> {
        let (url, _) = cut(url, "#");
        let (start, query) = cut(url, "?");
        let (scheme, rest) = match cut(start, "://") {
            (scheme, Some(rest)) => (scheme, rest),
            (rest, None) => ("", rest),
        };
        let authority = if scheme.is_empty() && rest.len() == start.len() && start.starts_with("/") { "" } else { cut(rest, "/").0 };
        let path = rest.get(authority.len()..).filter(|path| !path.is_empty()).unwrap_or("/");
        Url { scheme, authority, path, query: query.unwrap_or_default() }
    }
}

/// What stands before the first `mark`, and behind it.
pub fn cut<'a>(text: &'a str, mark: &str) -> (&'a str, Option<&'a str>) {
    match text.as_bytes().windows(mark.len()).position(|part| part == mark.as_bytes()) {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + mark.len()..)),
        None => (text, None),
    }
}
