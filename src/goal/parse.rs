use super::check::Checker;
use super::scope::Once;
use super::spec::{GOAL, Kind, trigger};
use crate::json::{get, members, number};
use crate::trigger::Spec;

/// A goal, checked.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Only what is right: what the host matches and reads.
    pub text: String,
    pub spec: &'static Spec,
    pub once: Once,
    /// Milliseconds.
    pub cooldown: f64,
    /// Has it a key of its own? It is known only once it is read.
    pub keyed: bool,
}

static TABLE: Kind = Kind::Table(GOAL);

impl Goal {
    /// A good one, or at least one problem. `currency`: is there one for every goal?
    pub fn new(given: &str, currency: bool, checker: &mut Checker) -> Option<Goal> {
        checker.clean.out.clear();
        if !checker.check(&TABLE, given) {
            return None;
        }
        let text = core::mem::take(&mut checker.clean.out);
        let spec = members(get(&text, "on")).next().and_then(|(name, _)| trigger(name))?;
        let once = match get(&text, "once") {
            "" => spec.once,
            "false" => Once::No,
            "\"page\"" => Once::Page,
            _ => Once::Session,
        };
        let keyed = !get(&text, "key").is_empty();
        if once == Once::Session && spec.key_is_element && !keyed {
            checker.wrong_at("once", "needs_key");
            return None;
        }
        if !currency && !get(&text, "value").is_empty() && get(&text, "currency").is_empty() {
            checker.wrong_at("value", "needs_currency");
        }
        let cooldown = number(get(&text, "cooldown")).unwrap_or(spec.cooldown) * 1e3;
        Some(Goal { spec, once, cooldown, keyed, text })
    }
}
