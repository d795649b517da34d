use super::check::Checker;
use super::options::Options;
use super::problem::Expected;
use super::scope::{Limits, Once};
use super::spec::{GOAL, MOST_GOALS};
use crate::json::{get, members, number, text};
use crate::record::Category;
use crate::trigger::Spec;

/// A goal as the core keeps it: its own text, checked, and what is asked of it often.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Only what is right, with `@n` for what is read.
    pub text: String,
    /// What the host reads at a firing, as a JSON list; the trigger's own come last.
    pub reads: String,
    /// Where the trigger's own begin.
    pub own: usize,
    /// Where it stands in the configuration, for what only the browser can find out.
    pub path: String,
    pub spec: &'static Spec,
    pub limits: Limits,
    pub category: Category,
}

impl Goal {
    pub fn get(&self, key: &str) -> &str {
        get(&self.text, key)
    }

    pub fn id(&self) -> &str {
        text(self.get("id"))
    }

    /// Its trigger's options.
    pub fn options(&self) -> &str {
        get(self.get("on"), self.spec.name)
    }

    pub fn event(&self) -> &str {
        match (text(self.get("event")), self.spec.event) {
            ("", "") => self.id(),
            ("", event) => event,
            (event, _) => event,
        }
    }
}

/// Every good goal of a list, at which `checker` stands.
pub fn goals(list: &str, options: &Options, checker: &mut Checker) -> Vec<Goal> {
    let mut good: Vec<Goal> = Vec::new();
    for (index, (_, value)) in members(list).enumerate().take(MOST_GOALS + 1) {
        let back = checker.enter("", index);
        checker.begin();
        if index == MOST_GOALS {
            checker.wrong("too_many", Expected::Nothing);
        } else if checker.check(&TABLE, value)
            && let Some(goal) = goal(options, checker)
        {
            let twin = good.iter().position(|other| other.id() == goal.id());
            if let Some(twin) = twin {
                good.remove(twin);
                checker.wrong_at("id", "duplicate_id", Expected::Nothing);
            }
            good.push(goal);
        }
        checker.leave(back);
    }
    good
}

static TABLE: super::spec::Kind = super::spec::Kind::Table(GOAL);

fn goal(options: &Options, checker: &mut Checker) -> Option<Goal> {
    let clean = core::mem::take(&mut checker.clean.out);
    let (trigger, _) = members(get(&clean, "on")).next()?;
    let spec = super::spec::trigger(trigger)?;
    let limits = Limits {
        once: match get(&clean, "once") {
            "" => spec.once,
            "false" => Once::No,
            "\"page\"" => Once::Page,
            _ => Once::Session,
        },
        cooldown: number(get(&clean, "cooldown")).unwrap_or(spec.cooldown) * 1e3,
    };
    if limits.once == Once::Session && spec.key_is_element && get(&clean, "key").is_empty() {
        checker.wrong_at("once", "needs_key", Expected::Nothing);
        return None;
    }
    if !get(&clean, "value").is_empty() && get(&clean, "currency").is_empty() && options.get("currency").is_empty() {
        checker.wrong_at("value", "needs_currency", Expected::Nothing);
    }
    let own = checker.count as usize;
    let mut reads = core::mem::take(&mut checker.reads);
    for name in spec.reads {
        reads.item().raw("{").key("own").quoted(name).raw("}");
    }
    let mut goal = Goal {
        text: clean,
        reads: ["[", &reads.out, "]"].concat(),
        own,
        path: checker.path().into(),
        spec,
        limits,
        category: Category::Secondary,
    };
    goal.category = Category::of(goal.get("category"), goal.event());
    Some(goal)
}
