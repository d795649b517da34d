use super::redact;
use crate::json::{Writer, members, nth, text};
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

impl PageView {
    /// From `["url","title","referrer"]`, as the host writes it.
    pub fn new(id: String, page: &str, query_keys: &str) -> PageView {
        let url = text(nth(page, 0));
        PageView {
            id,
            raw_url: url.into(),
            url: address(url, query_keys),
            title: redact::text(text(nth(page, 1))),
            referrer: address(text(nth(page, 2)), ""),
        }
    }

    pub fn write(&self, out: &mut Writer) {
        out.item().raw("{");
        out.key("view_id").quoted(&self.id);
        out.key("url").quoted(&self.url);
        out.key("path").quoted(Url::new(&self.url).path);
        out.key("title").quoted(&self.title);
        out.key("referrer").quoted(&self.referrer);
        out.raw("}");
    }
}

/// A URL without fragment, credentials, and every query key that is not allowed.
fn address(url: &str, query_keys: &str) -> String {
    let url = Url::new(url);
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
        if CAMPAIGN.contains(&key) || members(query_keys).any(|(_, allowed)| text(allowed) == key) {
            out.push(mark);
            out.push_str(&redact::text(pair));
            mark = '&';
        }
    }
    out
}
