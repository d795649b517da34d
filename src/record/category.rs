/// The two kinds of micro-conversion that shop owners tell apart, and the tracker's own diagnostics, which are the first
/// to go when room is short (DEL-5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    Diagnostic,
    Secondary,
    Milestone,
}

/// Steps toward the sale. Source: GA4's recommended events for online sales and lead generation,
/// <https://developers.google.com/analytics/devguides/collection/ga4/reference/events>
const MILESTONES: &[&str] = &[
    "view_item",
    "add_to_cart",
    "view_cart",
    "begin_checkout",
    "add_shipping_info",
    "add_payment_info",
    "purchase",
    "generate_lead",
    "sign_up",
];

impl Category {
    /// `chosen` is a quoted name, or empty: then the event's name says it.
    pub fn of(chosen: &str, event: &str) -> Category {
        match chosen {
            "\"milestone\"" => Category::Milestone,
            "" if MILESTONES.contains(&event) => Category::Milestone,
            _ => Category::Secondary,
        }
    }

    pub fn name(self) -> &'static str {
        if self == Category::Milestone { "milestone" } else { "secondary" }
    }
}
