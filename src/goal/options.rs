use super::problem::Problems;
use super::spec::OPTIONS;
use crate::json::Value;
use crate::record::Category;

/// What holds for the whole tracker.
#[derive(Clone, Debug)]
pub struct Options {
    pub collectors: Vec<Collector>,
    /// Milliseconds between an event and its batch, at most.
    pub flush_every: f64,
    pub flush_events: usize,
    pub beacon: Beacon,
    pub query_keys: Vec<String>,
    pub currency: Option<Value>,
    /// Added to every event.
    pub props: Value,
    pub synthetic: bool,
}

/// Where batches go, and which events.
#[derive(Clone, Debug)]
pub struct Collector {
    pub category: Option<Category>,
    pub events: Vec<String>,
    pub url: String,
}

/// When the end of a page uses `sendBeacon`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beacon {
    Fallback,
    First,
    Never,
}

impl Options {
    /// Takes what is right; the defaults stand for the rest.
    pub fn new(value: &Value, problems: &mut Problems) -> Options {
        let clean = match value {
            Value::Map(_) => super::check::members(OPTIONS, value, problems).0,
            _ => super::check::check(&TABLE, value, problems).unwrap_or(Value::Null),
        };
        let flush = clean.get("flush").unwrap_or(&Value::Null);
        let collector = clean.get("collector");
        Options {
            collectors: match collector {
                Some(Value::List(list)) => list.iter().map(Collector::new).collect(),
                other => other.map(Collector::new).into_iter().collect(),
            },
            flush_every: flush.number_at("every").unwrap_or(5.0) * 1e3,
            flush_events: flush.number_at("events").unwrap_or(20.0) as usize,
            beacon: match clean.text_at("beacon") {
                Some("first") => Beacon::First,
                Some("never") => Beacon::Never,
                _ => Beacon::Fallback,
            },
            query_keys: texts(clean.get("queryKeys")),
            currency: clean.get("currency").cloned(),
            props: clean.get("props").cloned().unwrap_or(Value::Null),
            synthetic: clean.text_at("synthetic") == Some("count"),
        }
    }
}

static TABLE: super::spec::Kind = super::spec::Kind::Table(OPTIONS);

impl Collector {
    fn new(value: &Value) -> Collector {
        let filter = value.get("filter").unwrap_or(&Value::Null);
        Collector {
            url: value.text().or(value.text_at("url")).unwrap_or_default().into(),
            category: filter.text_at("category").map(Category::named),
            events: texts(filter.get("events")),
        }
    }
}

fn texts(list: Option<&Value>) -> Vec<String> {
    list.map(Value::list).unwrap_or_default().iter().filter_map(Value::text).map(String::from).collect()
}
