//! The tables of `js/host/spec.ts`: what a shop developer may write. `js/inspect/tables.ts` hands them over, once.

use serde::Deserialize;
use std::sync::OnceLock;

/// What a value may be.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    True,
    False,
    AnyNumber,
    Number {
        min: f64,
        max: f64,
    },
    Text {
        max: usize,
    },
    OneOf(Vec<String>),
    Selector,
    Regex,
    /// ISO 4217 by its shape.
    Currency,
    Function,
    List {
        min: usize,
        max: usize,
        of: Box<Kind>,
    },
    /// Any names, one kind of value.
    Map {
        max: usize,
        of: Box<Kind>,
    },
    /// Known names.
    Table(Vec<Field>),
    /// A table that has exactly one of the first `kinds` names.
    Source {
        kinds: usize,
        fields: Vec<Field>,
    },
    /// The first whose shape fits.
    Either(Vec<Kind>),
    /// `on`: exactly one trigger.
    Trigger,
    Goals,
}

/// One member of an object.
#[derive(Debug, PartialEq, Deserialize)]
pub struct Field {
    pub name: String,
    pub kind: Kind,
    #[serde(default)]
    pub required: bool,
    /// The kind where `unit` is not percent.
    #[serde(default)]
    pub amount: Option<Kind>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tables {
    pub options: Kind,
    pub goal: Kind,
    /// What `track()` takes, its first argument among it.
    pub event: Kind,
    /// By name, with the kind of what they are given.
    pub triggers: Vec<Field>,
    pub most_goals: usize,
}

static TABLES: OnceLock<Tables> = OnceLock::new();
static NONE: Tables = Tables {
    options: Kind::Table(Vec::new()),
    goal: Kind::Table(Vec::new()),
    event: Kind::Table(Vec::new()),
    triggers: Vec::new(),
    most_goals: 0,
};

/// The first ones hold.
pub fn learn(tables: Tables) {
    let _ = TABLES.set(tables);
}

pub fn tables() -> &'static Tables {
    TABLES.get().unwrap_or(&NONE)
}

pub fn trigger(name: &str) -> Option<&'static Field> {
    tables().triggers.iter().find(|trigger| trigger.name == name)
}

/// The triggers that the tracker knows.
pub fn triggers() -> Vec<&'static str> {
    names(&tables().triggers)
}

pub fn names(fields: &[Field]) -> Vec<&str> {
    fields.iter().map(|field| field.name.as_str()).collect()
}
