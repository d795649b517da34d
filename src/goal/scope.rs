//! How often a goal may count: `once`, `key`, `cooldown` (GOAL-4, CLICK-5).

/// What counts as the same thing.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// The matched element, by the host's number for it.
    Element(u32),
    Text(String),
}

/// How long a firing bars the next with the same key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Once {
    No,
    Page,
    /// Without storage the session ends with the document, and so does the visitor (CONS-2).
    Session,
    Visitor,
}

/// May it count?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Fresh,
    Duplicate,
    CoolingDown,
}

/// The limits of one goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    pub once: Once,
    /// Milliseconds.
    pub cooldown: f64,
}

struct Seen {
    goal: u32,
    key: Key,
    at: f64,
    /// The page view in which it happened.
    view: u32,
}

/// Firings that may still bar another.
#[derive(Default)]
pub struct Scope {
    seen: Vec<Seen>,
}

/// Distinct things remembered per page. Beyond, the oldest is forgotten and may count again.
const MOST: usize = 5_000;

impl Scope {
    pub fn judge(&self, goal: u32, key: &Key, limits: Limits, at: f64, view: u32) -> Verdict {
        let Some(seen) = self.seen.iter().rfind(|seen| seen.goal == goal && seen.key == *key) else {
            return Verdict::Fresh;
        };
        // An early event that is replayed may be older than the last one: the distance counts, not the order.
        if (at - seen.at).abs() < limits.cooldown {
            Verdict::CoolingDown
        } else if limits.once == Once::No || (limits.once == Once::Page && seen.view != view) {
            Verdict::Fresh
        } else {
            Verdict::Duplicate
        }
    }

    pub fn note(&mut self, goal: u32, key: Key, limits: Limits, at: f64, view: u32) {
        if limits.once == Once::No && limits.cooldown <= 0.0 {
            return;
        }
        self.seen.retain(|seen| seen.goal != goal || seen.key != key);
        if self.seen.len() >= MOST {
            self.seen.remove(0);
        }
        self.seen.push(Seen { goal, key, at, view });
    }

    pub fn forget(&mut self, goal: u32) {
        self.seen.retain(|seen| seen.goal != goal);
    }
}
