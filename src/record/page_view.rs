use super::redact;
use crate::json::Writer;
use crate::url::{Url, cut};

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
            title: redact::text(shorten(title)).into_owned(),
            referrer: address(referrer, &[]),
        }
    }

    pub fn write(&self, out: &mut Writer) {
        out.item().raw("{");
        out.key("view_id").text(&self.id);
        out.key("url").text(&self.url);
        out.key("path").text(Url::new(&self.url).path);
        out.key("title").text(&self.title);
        out.key("referrer").text(&self.referrer);
        out.raw("}");
    }
}

/// A URL without fragment, credentials, and every query key that is not allowed.
fn address(url: &str, query_keys: &[String]) -> String {
    let url = Url::new(shorten(url));
    let mut out = String::new();
    if !url.scheme.is_empty() {
        out.push_str(url.scheme);
        out.push_str("://");
    }
    // Without `user:password@`.
    out.push_str(cut(url.authority, "@").1.unwrap_or(url.authority));
    if !url.authority.is_empty() || url.path.len() > 1 {
        out.push_str(&redact::identifier(url.path));
    }
    let mut mark = '?';
    let mut rest = Some(url.query);
    while let Some(query) = rest {
        let (pair, more) = cut(query, "&");
        rest = more;
        let (key, _) = cut(pair, "=");
        if CAMPAIGN.contains(&key) || query_keys.iter().any(|allowed| allowed == key) {
            out.push(mark);
            out.push_str(&redact::text(pair));
            mark = '&';
        }
    }
    out
}

/// At most `LONGEST` bytes, whole characters.
fn shorten(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}
