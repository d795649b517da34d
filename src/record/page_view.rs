use super::redact;
use crate::json::Writer;

/// One page view, as it stands once in every batch that has events of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PageView {
    pub id: String,
    /// As the browser says it, for the goals' URL patterns; it never leaves.
    pub raw_url: String,
    url: String,
    title: String,
    referrer: String,
}

/// Query keys that may always leave. Source: the campaign parameters of GA4,
/// <https://support.google.com/analytics/answer/10917952>
const CAMPAIGN: &[&str] = &["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id"];

/// Longer titles and URLs are cut: an event must not grow with what a page puts there.
const LONGEST: usize = 1_000;

impl PageView {
    pub fn new(id: String, url: &str, title: &str, referrer: &str, query_keys: &[String]) -> PageView {
        PageView {
            id,
            raw_url: url.into(),
            url: address(url, query_keys),
            title: redact::text(cut(title)).into_owned(),
            referrer: address(referrer, &[]),
        }
    }

    pub fn write(&self, out: &mut Writer) {
        out.item().raw("{");
        out.key("view_id").text(&self.id);
        out.key("url").text(&self.url);
        out.key("path").text(path(&self.url));
        out.key("title").text(&self.title);
        out.key("referrer").text(&self.referrer);
        out.raw("}");
    }
}

/// A URL without fragment, credentials, and every query key that is not allowed.
fn address(url: &str, query_keys: &[String]) -> String {
    let (start, query) = {
        let url = cut(url.split('#').next().unwrap_or_default());
        url.split_once('?').unwrap_or((url, ""))
    };
    let mut out = String::new();
    match start.split_once("://") {
        Some((scheme, rest)) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            out.push_str(scheme);
            out.push_str("://");
            out.push_str(authority.rsplit('@').next().unwrap_or_default());
            out.push_str(&redact::identifier(path));
        }
        None => out.push_str(&redact::identifier(start)),
    }
    let mut mark = '?';
    for pair in query.split('&') {
        let key = pair.split('=').next().unwrap_or_default();
        if CAMPAIGN.contains(&key) || query_keys.iter().any(|allowed| allowed == key) {
            out.push(mark);
            out.push_str(&redact::text(pair));
            mark = '&';
        }
    }
    out
}

fn path(url: &str) -> &str {
    let start = url.split('?').next().unwrap_or_default();
    let rest = start.split_once("://").map_or(start, |(_, rest)| rest);
    rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/")
}

/// At most `LONGEST` bytes, whole characters.
fn cut(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}
