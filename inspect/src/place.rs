//! Where a problem's path leads: the value that stands there, and what the specification says of it.

use waymark::goal::spec::{EVENT, Field, GOAL, Kind, OPTIONS, trigger};
use waymark::json::{Shape, get, members, shape, text};

#[derive(Clone, Debug, PartialEq)]
pub struct Place<'a> {
    /// The whole configuration.
    pub root: &'a str,
    /// Empty if nothing stands there, or if it is not at hand: of what `track()` was given nothing is kept.
    pub value: &'a str,
    pub kind: Option<&'static Kind>,
    /// The kind of what it stands in.
    pub holder: Option<&'static Kind>,
    /// The specification's names on the way. The names and numbers that a shop developer chose are left out.
    pub trail: Vec<&'static str>,
    /// The goal that it belongs to; empty if there is none.
    pub goal: &'a str,
}

static ROOT: Kind = Kind::Table(OPTIONS);
static ONE_GOAL: Kind = Kind::Table(GOAL);
static TRACKED: Kind = Kind::Table(EVENT);

pub fn find<'a>(root: &'a str, path: &str) -> Place<'a> {
    let start = Place { root, value: root, kind: Some(&ROOT), holder: Some(&ROOT), trail: Vec::new(), goal: "" };
    if let Some(rest) = path.strip_prefix("track").filter(|rest| rest.is_empty() || rest.starts_with('.')) {
        return Place { value: "", kind: Some(&TRACKED), holder: None, trail: Vec::from(["track"]), ..start }.walk(rest);
    }
    match running(root, path) {
        Some((goal, rest)) => Place { value: goal, kind: Some(&ONE_GOAL), goal, ..start }.walk(rest),
        None => start.walk(path),
    }
}

/// While it runs, a goal is named by its id: `goals.buy.props.size`. An id may have dots, so the longest one is meant.
fn running<'a, 'p>(root: &'a str, path: &'p str) -> Option<(&'a str, &'p str)> {
    let rest = path.strip_prefix("goals.")?;
    let named = |(_, goal): (&'a str, &'a str)| {
        let after = rest.strip_prefix(text(get(goal, "id")))?;
        after.starts_with('.').then_some((goal, after))
    };
    // Of goals with one id the last one holds.
    members(get(root, "goals")).filter_map(named).reduce(|best, next| if next.1.len() > best.1.len() { best } else { next })
}

impl<'a> Place<'a> {
    fn walk(mut self, path: &str) -> Place<'a> {
        let mut rest = path;
        while !rest.is_empty() {
            // The root is no list, so there it is a name.
            rest = match index(rest).filter(|_| self.kind != Some(&ROOT)) {
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
        self.value = members(self.value).nth(index).map_or("", |(_, item)| item);
        self.holder = self.kind;
        self.kind = self.kind.and_then(item);
        if self.kind == Some(&ONE_GOAL) {
            self.goal = self.value;
        }
    }

    fn member(&mut self, name: &str) {
        self.value = if shape(self.value) == Shape::Map { get(self.value, name) } else { "" };
        self.holder = self.kind;
        let (kind, known) = self.kind.and_then(|kind| member(kind, name)).unzip();
        self.kind = kind;
        self.trail.extend(known.flatten());
    }

    /// A name may have dots and brackets, so the longest one that is there or that could be is meant. Never an empty one,
    /// so that each step goes on.
    fn split<'p>(&self, rest: &'p str) -> (&'p str, &'p str) {
        let written = members(self.value).map(|(name, _)| name);
        let known = self.kind.and_then(fields).unwrap_or_default().iter().map(|field| field.name);
        let ends = |name: &&str| {
            rest.strip_prefix(*name).is_some_and(|after| !name.is_empty() && (after.is_empty() || after.starts_with(['.', '['])))
        };
        let length = written.chain(known).filter(ends).map(str::len).max();
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
        Kind::Table(fields) | Kind::Source(fields) => Some(fields),
        Kind::Either(kinds) => kinds.iter().find_map(fields),
        _ => None,
    }
}

/// Also of a map: a member whose name is empty is told like an item.
fn item(kind: &'static Kind) -> Option<&'static Kind> {
    match kind {
        Kind::List { of, .. } | Kind::Map { of, .. } => Some(of),
        Kind::Goals => Some(&ONE_GOAL),
        Kind::Either(kinds) => kinds.iter().find_map(item),
        _ => None,
    }
}

/// The kind of a member, and its name if the specification gives one.
fn member(kind: &'static Kind, name: &str) -> Option<(&'static Kind, Option<&'static str>)> {
    match kind {
        Kind::Table(fields) | Kind::Source(fields) => {
            fields.iter().find(|field| field.name == name).map(|field| (&field.kind, Some(field.name)))
        }
        Kind::Map { of, .. } => Some((of, None)),
        Kind::Trigger => trigger(name).map(|spec| (&spec.options, Some(spec.name))),
        Kind::Either(kinds) => kinds.iter().find_map(|kind| member(kind, name)),
        _ => None,
    }
}
