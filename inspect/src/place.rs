//! Where a problem's path leads: the value that stands there, and what the tables say of it.

use crate::tables::{Field, Kind, tables, trigger};
use crate::value::Value;

#[derive(Clone, Debug, PartialEq)]
pub struct Place<'a> {
    /// The whole configuration.
    pub root: &'a Value,
    pub value: &'a Value,
    pub kind: Option<&'static Kind>,
    /// The kind of what it stands in.
    pub holder: Option<&'static Kind>,
    /// The tables' names on the way. The names and numbers that a shop developer chose are left out.
    pub trail: Vec<&'static str>,
    /// The goal that it belongs to.
    pub goal: &'a Value,
}

static NOTHING: Value = Value::Nothing;

pub fn find<'a>(root: &'a Value, path: &str) -> Place<'a> {
    let tables = tables();
    let start = Place { root, value: root, kind: Some(&tables.options), holder: Some(&tables.options), trail: Vec::new(), goal: &NOTHING };
    if let Some(rest) = path.strip_prefix("track").filter(|rest| rest.is_empty() || rest.starts_with('.')) {
        // Its arguments: `{ event, data }`.
        let value = if rest == ".event" { root } else { root.get("data") };
        return Place { value, kind: Some(&tables.event), holder: None, trail: Vec::from(["track"]), ..start }.walk(rest);
    }
    match running(root, path) {
        Some((goal, rest)) => Place { value: goal, kind: Some(&tables.goal), goal, ..start }.walk(rest),
        None => start.walk(path),
    }
}

/// While it runs, a goal is named by its id: `goals.buy.props.size`. An id may have dots, so the longest one is meant.
fn running<'a, 'p>(root: &'a Value, path: &'p str) -> Option<(&'a Value, &'p str)> {
    let rest = path.strip_prefix("goals.")?;
    let named = |goal: &'a Value| {
        let after = rest.strip_prefix(goal.get("id").text())?;
        after.starts_with('.').then_some((goal, after))
    };
    // Of goals with one id the last one holds.
    root.get("goals").items().iter().filter_map(named).reduce(|best, next| if next.1.len() > best.1.len() { best } else { next })
}

impl<'a> Place<'a> {
    fn walk(mut self, path: &str) -> Place<'a> {
        let mut rest = path;
        while !rest.is_empty() {
            // The root is no list, so there it is a name.
            rest = match index(rest).filter(|_| rest.len() < path.len() || !path.starts_with('[')) {
                Some((index, after)) => {
                    self.item(index);
                    after
                }
                None => {
                    let (name, after) = self.split(rest.strip_prefix('.').unwrap_or(rest));
                    self.member(name);
                    after
                }
            };
        }
        self
    }

    fn item(&mut self, index: usize) {
        // A member whose name is empty is told like an item.
        self.value = self.value.members().get(index).map_or(self.value.item(index), |(_, member)| member);
        self.holder = self.kind;
        self.kind = self.kind.and_then(item);
        if self.kind.is_some_and(|kind| std::ptr::eq(kind, &tables().goal)) {
            self.goal = self.value;
        }
    }

    fn member(&mut self, name: &str) {
        let percent = matches!(self.value.get("unit").text(), "" | "percent");
        self.value = self.value.get(name);
        self.holder = self.kind;
        let (kind, known) = self.kind.and_then(|kind| member(kind, name, percent)).unzip();
        self.kind = kind;
        self.trail.extend(known.flatten());
    }

    /// A name may have dots and brackets, so the longest one that is there or that could be is meant. Never an empty one,
    /// so that each step goes on.
    fn split<'p>(&self, rest: &'p str) -> (&'p str, &'p str) {
        let written = self.value.members().iter().map(|(name, _)| name);
        let known = self.kind.and_then(fields).unwrap_or_default().iter().map(|field| &field.name);
        let ends = |name: &&String| {
            rest.strip_prefix(name.as_str()).is_some_and(|after| !name.is_empty() && (after.is_empty() || after.starts_with(['.', '['])))
        };
        let length = written.chain(known).filter(ends).map(String::len).max();
        let next = || rest.char_indices().skip(1).find(|(_, letter)| matches!(letter, '.' | '[')).map(|(at, _)| at);
        rest.split_at(length.or_else(next).unwrap_or(rest.len()))
    }
}

/// `[3]`, and what follows.
pub fn index(path: &str) -> Option<(usize, &str)> {
    let (index, after) = path.strip_prefix('[')?.split_once(']')?;
    Some((index.parse().ok()?, after))
}

/// The known names of an object of that kind.
pub fn fields(kind: &'static Kind) -> Option<&'static [Field]> {
    match kind {
        Kind::Table(fields) | Kind::Source { fields, .. } => Some(fields),
        Kind::Either(kinds) => kinds.iter().find_map(fields),
        _ => None,
    }
}

/// Also of a map: see `Place::item`.
fn item(kind: &'static Kind) -> Option<&'static Kind> {
    match kind {
        Kind::List { of, .. } | Kind::Map { of, .. } => Some(of),
        Kind::Goals => Some(&tables().goal),
        Kind::Either(kinds) => kinds.iter().find_map(item),
        _ => None,
    }
}

/// The kind of a member, and its name if the tables give one.
fn member(kind: &'static Kind, name: &str, percent: bool) -> Option<(&'static Kind, Option<&'static str>)> {
    let known = |field: &'static Field| {
        let amount = field.amount.as_ref().filter(|_| !percent);
        (amount.unwrap_or(&field.kind), Some(field.name.as_str()))
    };
    match kind {
        Kind::Table(fields) | Kind::Source { fields, .. } => fields.iter().find(|field| field.name == name).map(known),
        Kind::Map { of, .. } => Some((of, None)),
        Kind::Trigger => trigger(name).map(known),
        Kind::Either(kinds) => kinds.iter().find_map(|kind| member(kind, name, percent)),
        _ => None,
    }
}
