//! How often a goal may count: `once`, `key`, `cooldown` (GOAL-4, CLICK-5).

/// How long a firing bars the next with the same key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Once {
    No,
    Page,
    /// Without storage session and visitor end with the document (CONS-2).
    Session,
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
    /// A text of the goal's own, in quotes; else the host's number for the element.
    key: String,
    at: f64,
    /// The page view in which it happened.
    view: usize,
}

/// Firings that may still bar another.
#[derive(Default)]
pub struct Scope {
    seen: Vec<Seen>,
}

/// Distinct things remembered per page. Beyond, the oldest is forgotten and may count again.
const MOST: usize = 5_000;

impl Scope {
    pub fn judge(&self, goal: u32, key: &str, limits: Limits, at: f64, view: usize) -> Verdict {
        let Some(seen) = self.seen.iter().rfind(|seen| seen.goal == goal && seen.key == key) else {
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

    pub fn note(&mut self, goal: u32, key: String, limits: Limits, at: f64, view: usize) {
        if limits.once == Once::No && limits.cooldown <= 0.0 {
            return;
        }
        self.seen.retain(|seen| seen.goal != goal || seen.key != key);
        if self.seen.len() >= MOST {
            self.seen.remove(0);
        }
        self.seen.push(Seen { goal, key, at, view });
    }
}
