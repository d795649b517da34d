use super::Options;
use super::problem::{Expected, Problems};
use super::scope::{Limits, Once};
use super::source::{Read, Source};
use super::spec::{GOAL, MOST_GOALS};
use crate::json::Value;
use crate::record::Category;
use crate::trigger::{self, Trigger};

/// A goal as the core keeps it.
#[derive(Clone, Debug)]
pub struct Goal {
    pub id: String,
    /// Where it stands in the configuration, for what only the browser can find out.
    pub path: String,
    pub trigger: Trigger,
    pub event: String,
    pub category: Category,
    pub key: Option<Source>,
    pub limits: Limits,
    pub value: Option<Source>,
    pub currency: Option<Source>,
    pub items: Vec<Vec<Part>>,
    pub props: Vec<Part>,
    /// Everything that the host reads at a firing; the trigger's own come last.
    pub reads: Vec<Read>,
    /// Where the trigger's own begin.
    pub own: usize,
    pub send_now: bool,
    pub synthetic: bool,
}

/// A named part of an item or of the props.
#[derive(Clone, Debug)]
pub struct Part {
    pub name: String,
    pub source: Source,
}

/// Every good goal of a list. `problems` stands at the list.
pub fn goals(list: &Value, options: &Options, problems: &mut Problems) -> Vec<Goal> {
    let mut good: Vec<Goal> = Vec::new();
    for (index, value) in list.list().iter().enumerate() {
        let goal = problems.item(index, |problems| {
            if index < MOST_GOALS {
                return goal(value, options, problems);
            }
            if index == MOST_GOALS {
                problems.add("too_many", Expected::Nothing);
            }
            None
        });
        let Some(goal) = goal else { continue };
        if good.iter().any(|other| other.id == goal.id) {
            problems.item(index, |problems| problems.member("id", |problems| problems.add("duplicate_id", Expected::Nothing)));
        }
        good.retain(|other| other.id != goal.id);
        good.push(goal);
    }
    good
}

fn goal(value: &Value, options: &Options, problems: &mut Problems) -> Option<Goal> {
    let clean = super::check::check(&TABLE, value, problems)?;
    let (name, settings) = clean.get("on")?.entries().first()?;
    let spec = super::spec::trigger(name)?;
    let trigger = trigger::build(spec, settings);
    let id: String = clean.text_at("id")?.into();
    let mut reads = Vec::new();
    let mut source = |part: &str, value: &Value| Source::new(value, part, &mut reads);

    let key = clean.get("key").map(|key| source("key", key));
    let limits = Limits {
        once: match clean.get("once") {
            None => spec.once,
            Some(Value::Text(once)) if once == "page" => Once::Page,
            Some(Value::Text(once)) if once == "session" => Once::Session,
            Some(Value::Text(_)) => Once::Visitor,
            Some(_) => Once::No,
        },
        cooldown: clean.number_at("cooldown").unwrap_or(spec.cooldown) * 1e3,
    };
    if key.is_none() && spec.key_is_element && matches!(limits.once, Once::Session | Once::Visitor) {
        problems.member("once", |problems| problems.add("needs_key", Expected::Nothing));
        return None;
    }

    let currency = clean.get("currency").or(options.currency.as_ref()).map(|currency| source("currency", currency));
    let mut value = clean.get("value").map(|value| source("value", value));
    if value.is_some() && currency.is_none() {
        problems.member("value", |problems| problems.add("needs_currency", Expected::Nothing));
        value = None;
    }

    let mut items = Vec::new();
    for (index, item) in clean.get("items").map(Value::list).unwrap_or_default().iter().enumerate() {
        let place = ["items", &super::problem::index_of(index), "."].concat();
        items.push(parts(item, &place, &mut source));
    }
    let props = clean.get("props").map(|props| parts(props, "props.", &mut source)).unwrap_or_default();
    let own = reads.len();
    for own in spec.reads {
        let what = Value::Map(Vec::from([("own".into(), Value::Text((*own).into()))]));
        reads.push(Read { path: (*own).into(), what });
    }

    let event: String = clean.text_at("event").or(spec.event).unwrap_or(&id).into();
    Some(Goal {
        path: problems.path().into(),
        category: Category::of(clean.text_at("category"), &event),
        send_now: clean.text_at("send") == Some("now"),
        synthetic: clean.text_at("synthetic").map_or(options.synthetic, |synthetic| synthetic == "count"),
        id,
        trigger,
        event,
        key,
        limits,
        value,
        currency,
        items,
        props,
        reads,
        own,
    })
}

static TABLE: super::spec::Kind = super::spec::Kind::Table(GOAL);

fn parts(map: &Value, place: &str, source: &mut impl FnMut(&str, &Value) -> Source) -> Vec<Part> {
    let part = |(name, value): &(String, Value)| Part { name: name.clone(), source: source(&[place, name].concat(), value) };
    map.entries().iter().map(part).collect()
}
