use super::check::Checker;
use super::options::Options;
use super::problem::Expected;
use super::scope::{Limits, Once};
use super::spec::{GOAL, Kind, MOST_GOALS, trigger};
use crate::json::{get, members, number, text};
use crate::record::Category;
use crate::trigger::Spec;

/// A goal as the core keeps it. What is matched and read for it is the host's.
#[derive(Clone, Debug)]
pub struct Goal {
    pub id: String,
    pub event: String,
    pub spec: &'static Spec,
    pub limits: Limits,
    pub category: Category,
    /// Has it a key of its own? It is known only once it is read.
    pub keyed: bool,
    pub send_now: bool,
    /// Where it stands in the configuration, for what only the browser can find out.
    pub path: String,
    /// Only what is right: what the host matches and reads.
    pub text: String,
}

/// Every good goal of a list, at which `checker` stands.
pub fn goals(list: &str, options: &Options, checker: &mut Checker) -> Vec<Goal> {
    let mut good: Vec<Goal> = Vec::new();
    for (index, (_, value)) in members(list).enumerate().take(MOST_GOALS + 1) {
        let back = checker.enter("", index);
        if index == MOST_GOALS {
            checker.wrong("too_many", Expected::Nothing);
        } else if let Some(goal) = goal(value, options, checker) {
            if good.iter().any(|other| other.id == goal.id) {
                good.retain(|other| other.id != goal.id);
                checker.wrong_at("id", "duplicate_id", Expected::Nothing);
            }
            good.push(goal);
        }
        checker.leave(back);
    }
    good
}

static TABLE: Kind = Kind::Table(GOAL);

fn goal(value: &str, options: &Options, checker: &mut Checker) -> Option<Goal> {
    checker.clean.out.clear();
    if !checker.check(&TABLE, value) {
        return None;
    }
    let clean = core::mem::take(&mut checker.clean.out);
    let member = |name| get(&clean, name);
    let spec = members(member("on")).next().and_then(|(name, _)| trigger(name))?;
    let keyed = !member("key").is_empty();
    let once = match member("once") {
        "" => spec.once,
        "false" => Once::No,
        "\"page\"" => Once::Page,
        _ => Once::Session,
    };
    if once == Once::Session && spec.key_is_element && !keyed {
        checker.wrong_at("once", "needs_key", Expected::Nothing);
        return None;
    }
    if !member("value").is_empty() && member("currency").is_empty() && options.get("currency").is_empty() {
        checker.wrong_at("value", "needs_currency", Expected::Nothing);
    }
    let id = text(member("id"));
    let event = match (text(member("event")), spec.event) {
        ("", "") => id,
        ("", event) => event,
        (event, _) => event,
    };
    Some(Goal {
        id: id.into(),
        event: event.into(),
        spec,
        limits: Limits { once, cooldown: number(member("cooldown")).unwrap_or(spec.cooldown) * 1e3 },
        category: Category::of(member("category"), event),
        keyed,
        send_now: member("send") == "\"now\"",
        path: checker.path.clone(),
        text: clean,
    })
}
