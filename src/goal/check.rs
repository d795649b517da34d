//! Loose configuration in, strict text out: whatever is wrong becomes a problem with its path, the rest stays.

use super::spec::{self, Field, Kind, Need};
use crate::effect::Effects;
use crate::json::{Shape, Writer, get, members, number, shape, text};

/// One pass over a configuration: what is right, and a word for what is wrong.
pub struct Checker<'a> {
    /// What is right, written anew: known keys only.
    pub clean: Writer,
    /// Where the pass is.
    pub path: String,
    effects: &'a mut dyn Effects,
    /// A configuration can hold a million mistakes; a person reads the first thousand.
    count: u32,
    /// How many of those were no unknown keys.
    flaws: u32,
}

impl<'a> Checker<'a> {
    pub fn new(effects: &'a mut dyn Effects) -> Checker<'a> {
        Checker { clean: Writer::default(), path: String::new(), effects, count: 0, flaws: 0 }
    }

    pub fn wrong(&mut self, code: &'static str) -> bool {
        self.count += 1;
        self.flaws += u32::from(code != "unknown_key");
        if self.count <= 1_000 {
            self.effects.problem(code, &self.path);
        }
        false
    }

    /// Steps to a member (`.name`, or the name alone at the root) or, if the name is empty, to a list's item (`[3]`).
    /// `leave` with what it gives steps back.
    pub fn enter(&mut self, name: &str, index: usize) -> usize {
        let back = self.path.len();
        let mut place = Writer { out: core::mem::take(&mut self.path) };
        if name.is_empty() {
            place.raw("[").integer(index as u32).raw("]");
        } else {
            place.raw(if back > 0 { "." } else { "" }).raw(name);
        }
        self.path = place.out;
        back
    }

    pub fn leave(&mut self, back: usize) {
        self.path.truncate(back);
    }

    /// A problem of a member.
    pub fn wrong_at(&mut self, name: &str, code: &'static str) -> bool {
        let back = self.enter(name, 0);
        self.wrong(code);
        self.leave(back);
        false
    }

    /// Writes the value as `kind` allows it. `false`, and at least one problem, where it does not.
    pub fn check(&mut self, kind: &'static Kind, value: &str) -> bool {
        let back = self.clean.out.len();
        let right = self.write(kind, value);
        if !right {
            self.clean.out.truncate(back);
        }
        right
    }

    fn write(&mut self, kind: &'static Kind, value: &str) -> bool {
        if shape(value) == Shape::Broken {
            return self.wrong(broken(value));
        }
        if !fits(kind, value) {
            return self.wrong("wrong_type");
        }
        let inner = text(value);
        let code = match kind {
            Kind::Number { min, max } if !number(value).is_some_and(|number| number as f32 >= *min && number as f32 <= *max) => {
                "out_of_range"
            }
            Kind::Text { .. } | Kind::Selector if inner.bytes().all(|byte| byte == b' ') => "empty",
            Kind::Text { max } if characters(inner) > *max => "too_long",
            Kind::List { min, .. } if members(value).count() < *min => "empty",
            Kind::OneOf(names) if !names.contains(&inner) => "unknown_value",
            Kind::Currency if inner.len() != 3 || !inner.bytes().all(|byte| byte.is_ascii_alphabetic()) => "not_currency",
            _ => "",
        };
        if !code.is_empty() {
            return self.wrong(code);
        }
        match kind {
            Kind::Either(kinds) => kinds.iter().find(|kind| fits(kind, value)).is_some_and(|kind| self.write(kind, value)),
            Kind::List { of, max, .. } | Kind::Map { of, max } => {
                let list = shape(value) == Shape::List;
                self.clean.raw(if list { "[" } else { "{" });
                for (index, (name, item)) in members(value).enumerate() {
                    let back = self.enter(name, index);
                    if index < *max {
                        self.entry((!list).then_some(name), of, item);
                    } else if index == *max {
                        self.wrong("too_many");
                    }
                    self.leave(back);
                }
                self.clean.raw(if list { "]" } else { "}" });
                true
            }
            Kind::Table(fields) => self.table(fields, value),
            Kind::Trigger => self.trigger(value),
            Kind::Source(fields) => self.source(fields, value),
            // The host has them.
            Kind::Function => {
                self.clean.raw("null");
                true
            }
            // Read apart.
            Kind::Goals => {
                self.clean.raw("[]");
                true
            }
            _ => {
                self.clean.raw(value);
                true
            }
        }
    }

    /// A member with its name, which may be empty, or an item without. Nothing stays of a wrong one.
    fn entry(&mut self, name: Option<&str>, kind: &'static Kind, value: &str) -> bool {
        let back = self.clean.out.len();
        self.clean.item();
        if let Some(name) = name {
            self.clean.key(name);
        }
        let right = self.check(kind, value);
        if !right {
            self.clean.out.truncate(back);
        }
        right
    }

    /// The known members of a map. `false` if one that it cannot do without is wrong.
    pub fn table(&mut self, fields: &'static [Field], value: &str) -> bool {
        let mut sound = true;
        self.clean.raw("{");
        for field in fields {
            let given = get(value, field.name);
            if given.is_empty() && field.need != Need::Required {
                continue;
            }
            let back = self.enter(field.name, 0);
            let right = if given.is_empty() { self.wrong("missing") } else { self.entry(Some(field.name), &field.kind, given) };
            self.leave(back);
            sound &= right || field.need == Need::Optional;
        }
        self.clean.raw("}");
        for (name, _) in members(value) {
            if !fields.iter().any(|field| field.name == name) {
                self.wrong_at(name, "unknown_key");
            }
        }
        sound
    }

    /// Exactly one trigger, with its options.
    fn trigger(&mut self, on: &str) -> bool {
        let mut all = members(on);
        let (Some((name, options)), None) = (all.next(), all.next()) else {
            return self.wrong("one_trigger");
        };
        self.clean.raw("{");
        let back = self.enter(name, 0);
        let before = self.flaws;
        let right = match spec::trigger(name) {
            // Whatever is wrong in it, also in a list, switches the goal off (GOAL-2).
            Some(spec) => self.entry(Some(name), &spec.options, options) && self.flaws == before,
            None => self.wrong("unknown_trigger"),
        };
        self.leave(back);
        self.clean.raw("}");
        right
    }

    /// Exactly one place to read.
    fn source(&mut self, fields: &'static [Field], value: &str) -> bool {
        let kinds = fields.get(..spec::SOURCE_KINDS).unwrap_or_default();
        let named = members(value).filter(|(name, _)| kinds.iter().any(|field| field.name == *name)).count();
        self.table(fields, value) && (named == 1 || self.wrong("one_source"))
    }
}

/// How many: the bytes that continue none.
fn characters(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
}

/// Has the value the shape that the kind is written in?
fn fits(kind: &Kind, value: &str) -> bool {
    let shape = shape(value);
    match kind {
        Kind::Flag => shape == Shape::Bool,
        Kind::True => value == "true",
        Kind::False => value == "false",
        Kind::Number { .. } | Kind::AnyNumber => shape == Shape::Number,
        Kind::Text { .. } | Kind::OneOf(_) | Kind::Selector | Kind::Currency => shape == Shape::Text,
        Kind::Function => shape == Shape::Function,
        Kind::List { .. } | Kind::Goals => shape == Shape::List,
        Kind::Map { .. } | Kind::Table(_) | Kind::Source(_) | Kind::Trigger => shape == Shape::Map,
        Kind::Either(kinds) => kinds.iter().any(|kind| fits(kind, value)),
    }
}

/// The reasons that `js/host/text.ts` gives.
fn broken(value: &str) -> &'static str {
    const REASONS: [&str; 5] = ["!threw", "!cyclic", "!too_deep", "!not_finite", "!not_data"];
    REASONS.into_iter().find(|reason| *reason == value).and_then(|reason| reason.get(1..)).unwrap_or("not_data")
}
