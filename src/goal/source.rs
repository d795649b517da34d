//! Where a datum is read (GOAL-6). The host reads; the core knows each source by its place in the goal's list.

use crate::json::Value;

/// One thing that the host reads at a firing.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// Where it stands in the goal, for problems: `value`, `items[0].price`.
    pub path: String,
    /// What to read, as the shop developer wrote it, or one of the trigger's own (`{"own":"tag"}`).
    pub what: Value,
}

/// A part of a goal that is a constant or is read.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    Constant(Value),
    Read { index: usize, locale: Option<String> },
}

/// What the host read for one firing, in the order of the goal's reads. What was not found is `Null`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields(pub Vec<Value>);

impl Fields {
    pub fn at(&self, index: usize) -> &Value {
        self.0.get(index).unwrap_or(&Value::Null)
    }
}

impl Source {
    /// Takes a checked value apart; what is to be read joins `reads`.
    pub fn new(value: &Value, path: &str, reads: &mut Vec<Read>) -> Source {
        if value.entries().is_empty() {
            return Source::Constant(value.clone());
        }
        reads.push(Read { path: path.into(), what: value.clone() });
        Source::Read { index: reads.len() - 1, locale: value.text_at("locale").map(String::from) }
    }

    pub fn read<'v>(&'v self, fields: &'v Fields) -> &'v Value {
        match self {
            Source::Constant(value) => value,
            Source::Read { index, .. } => fields.at(*index),
        }
    }

    /// The number that it holds, whatever way the page writes numbers.
    pub fn number(&self, fields: &Fields) -> Option<f64> {
        match (self, self.read(fields)) {
            (_, Value::Number(number)) => Some(*number),
            (Source::Read { locale, .. }, Value::Text(text)) => super::money(text, locale.as_deref()),
            _ => None,
        }
    }

    pub fn text<'v>(&'v self, fields: &'v Fields) -> Option<&'v str> {
        self.read(fields).text().map(str::trim).filter(|text| !text.is_empty())
    }
}
