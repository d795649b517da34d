//! One event: what a firing, or a call of the page, becomes.

use super::{Category, redact};
use crate::goal::{Options, currency, money};
use crate::json::{Shape, Writer, get, index, members, nth, number, shape, text};

/// What an event is made of. A goal and the data of `track()` have the same members, so one way serves both.
pub struct Draft<'a> {
    /// Raw text.
    pub event: &'a str,
    pub goal: &'a str,
    pub category: Category,
    /// The members: `key`, `value`, `currency`, `transaction_id`, `items`, `props`; `@n` for what was read.
    pub text: &'a str,
    /// What may be read, and what was.
    pub reads: &'a str,
    pub fields: &'a str,
    /// From which read on they are the trigger's own, which leave as props.
    pub own: usize,
}

impl Draft<'_> {
    /// The member as it is, or as it was read.
    fn read<'a>(&'a self, value: &'a str) -> &'a str {
        if shape(value) == Shape::Index { nth(self.fields, index(value)) } else { value }
    }

    /// The text of the goal's key, if it has one that was found.
    pub fn key(&self) -> &str {
        text(self.read(get(self.text, "key")))
    }

    /// A number ≥ 0, whatever way the page writes it.
    fn amount(&self, value: &str) -> Option<f64> {
        let read = self.read(value);
        let amount = match shape(read) {
            Shape::Text => money(text(read), text(get(nth(self.reads, index(value)), "locale"))),
            _ => number(read),
        };
        amount.filter(|amount| *amount >= 0.0)
    }

    /// The event's JSON but its page, which is an index into a batch's own list: `{…` without the closing brace.
    pub fn write(&self, seq: u64, time: &str, options: &Options) -> String {
        let mut out = Writer::default();
        out.raw("{").key("seq").integer(seq);
        out.key("time").quoted(time);
        out.key("event").quoted(&redact::text(self.event));
        if !self.goal.is_empty() {
            out.key("goal").quoted(self.goal);
        }
        out.key("category").quoted(self.category.name());
        for name in ["key", "transaction_id"] {
            let id = text(self.read(get(self.text, name)));
            if !id.is_empty() {
                out.key(name).quoted(&redact::identifier(id));
            }
        }
        let mut items = Writer::default();
        let worth = self.items(&mut items);
        self.money(worth, options, &mut out);
        if !items.out.is_empty() {
            out.key("items").raw("[").raw(&items.out).raw("]");
        }
        let props = self.props(options);
        if !props.is_empty() {
            out.key("props").raw("{").raw(&props).raw("}");
        }
        out.out
    }

    /// Writes the items, and gives the sum of price × quantity if every item has its price. GA4 computes an event's value
    /// so. <https://developers.google.com/analytics/devguides/collection/ga4/set-up-ecommerce>
    fn items(&self, out: &mut Writer) -> Worth {
        let mut sum = Some(0.0);
        let mut priced = false;
        for (_, item) in members(get(self.text, "items")) {
            out.item().raw("{");
            for (name, value) in members(item) {
                let read = self.read(value);
                if !matches!(name, "price" | "quantity") {
                    self.member(name, read, out);
                } else if let Some(amount) = self.amount(value) {
                    out.key(name).number(amount);
                }
            }
            out.raw("}");
            let price = get(item, "price");
            priced |= !price.is_empty();
            let quantity = get(item, "quantity");
            let quantity = if quantity.is_empty() { Some(1.0) } else { self.amount(quantity) };
            sum = sum.zip(self.amount(price)).zip(quantity).map(|((sum, price), quantity)| sum + price * quantity);
        }
        Worth { sum, priced }
    }

    /// Value and currency: both, or neither and a flag (GOAL-5).
    fn money(&self, worth: Worth, options: &Options, out: &mut Writer) {
        let own = get(self.text, "value");
        let value = if own.is_empty() { worth.sum.filter(|_| worth.priced) } else { self.amount(own) };
        let mut code = get(self.text, "currency");
        if code.is_empty() {
            code = options.get("currency");
        }
        match (value, currency(text(self.read(code)))) {
            (Some(value), Some(code)) => {
                out.key("value").number(value).key("currency").quoted(&code);
            }
            // Prices without any word of a currency are no attempt at a value.
            _ if !own.is_empty() || (worth.priced && !code.is_empty()) => {
                out.key("value_error").raw("true");
            }
            _ => {}
        }
    }

    /// The trigger's own, the options', the goal's: the later one of a name wins.
    fn props(&self, options: &Options) -> String {
        let mut out = Writer::default();
        let (common, given) = (options.get("props"), get(self.text, "props"));
        let own =
            members(self.reads).zip(members(self.fields)).skip(self.own).map(|((_, read), (_, value))| (text(get(read, "own")), value));
        for (name, value) in own.filter(|(name, _)| get(common, name).is_empty()).chain(members(common)) {
            if get(given, name).is_empty() {
                self.member(name, value, &mut out);
            }
        }
        for (name, value) in members(given) {
            self.member(name, self.read(value), &mut out);
        }
        out.out
    }

    /// Nothing for what was not found.
    fn member(&self, name: &str, value: &str, out: &mut Writer) {
        if shape(value) == Shape::Null {
            return;
        }
        out.key(&redact::text(name));
        let id = matches!(name, "item_id" | "item_variant" | "href");
        match shape(value) {
            Shape::Text if id => out.quoted(&redact::identifier(text(value))),
            Shape::Text => out.quoted(&redact::text(text(value))),
            Shape::List => {
                out.raw("[");
                for (_, item) in members(value) {
                    out.item().quoted(&redact::text(text(item)));
                }
                out.raw("]")
            }
            _ => out.raw(value),
        };
    }
}

struct Worth {
    sum: Option<f64>,
    priced: bool,
}
