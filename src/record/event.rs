use super::{Category, redact};
use crate::goal::Options;
use crate::json::{Writer, get, members, text};

/// An event's JSON but its page, which is an index into a batch's own list: `{…` without the closing brace. `facts` are
/// checked (`spec::EVENT`); `given` is what they were before.
#[expect(clippy::too_many_arguments, reason = "an event has that many parts")]
pub fn event(seq: u64, time: &str, name: &str, goal: &str, category: Category, facts: &str, given: &str, options: &Options) -> String {
    let mut out = Writer::default();
    out.raw("{").key("seq").integer(seq).key("time").quoted(time).key("event").quoted(name);
    if !goal.is_empty() {
        out.key("goal").quoted(goal);
    }
    out.key("category").quoted(category.name());
    for name in ["key", "transaction_id", "items"] {
        let value = get(facts, name);
        if !value.is_empty() {
            out.key(name).raw(value);
        }
    }
    // Both, or neither and a flag (GOAL-5).
    let value = get(facts, "value");
    let mut currency = get(facts, "currency");
    if currency.is_empty() {
        currency = options.get("currency");
    }
    if !value.is_empty() && !currency.is_empty() {
        out.key("value").raw(value).key("currency").quoted(&text(currency).to_ascii_uppercase());
    } else if !get(given, "value").is_empty() || !get(given, "value_error").is_empty() {
        out.key("value_error").raw("true");
    }
    // Its own win over those of the options.
    let own = get(facts, "props");
    let common = members(options.get("props")).filter(|(name, _)| get(own, name).is_empty());
    let mut props = Writer::default();
    for (name, value) in common.chain(members(own)) {
        props.key(name).raw(value);
    }
    if !props.out.is_empty() {
        out.key("props").raw("{").raw(&props.out).raw("}");
    }
    redact(&out.out)
}
