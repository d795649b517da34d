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

struct Seen {
    goal: u32,
    /// A text of the goal's own, in quotes; else the host's number for the element.
    key: String,
    mono: f64,
    /// The page view in which it happened.
    view: u32,
}

/// Firings that may still bar another.
#[derive(Default)]
pub struct Scope {
    /// The latest last.
    seen: Vec<Seen>,
    /// Page views so far.
    pub view: u32,
}

/// Distinct things remembered per page. Beyond, the oldest is forgotten and may count again.
const MOST: usize = 5_000;

impl Scope {
    fn find(&self, goal: u32, key: &str) -> Option<usize> {
        self.seen.iter().position(|seen| seen.goal == goal && seen.key == key)
    }

    pub fn judge(&self, goal: u32, key: &str, once: Once, cooldown: f64, mono: f64) -> Verdict {
        let Some(seen) = self.find(goal, key).and_then(|place| self.seen.get(place)) else {
            return Verdict::Fresh;
        };
        // An early event that is replayed may be older than the last one: the distance counts, not the order.
        if (mono - seen.mono).abs() < cooldown {
            Verdict::CoolingDown
        } else if once == Once::No || (once == Once::Page && seen.view != self.view) {
            Verdict::Fresh
        } else {
            Verdict::Duplicate
        }
    }

    pub fn note(&mut self, goal: u32, key: &str, mono: f64) {
        if let Some(place) = self.find(goal, key) {
            self.seen.remove(place);
        } else if self.seen.len() >= MOST {
            self.seen.remove(0);
        }
        self.seen.push(Seen { goal, key: key.into(), mono, view: self.view });
    }
}
