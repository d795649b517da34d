//! How often a goal may count: `once`, `key`, `cooldown` (GOAL-4, CLICK-5).

/// How long a firing bars the next of the same thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Once {
    #[default]
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

#[derive(Clone, Copy)]
struct Seen {
    thing: u32,
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
    /// `thing`: goal, event name, threshold and key, as one number.
    pub fn judge(&self, thing: u32, once: Once, cooldown: f64, mono: f64) -> Verdict {
        let Some(seen) = self.seen.iter().find(|seen| seen.thing == thing) else {
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

    pub fn note(&mut self, thing: u32, mono: f64) {
        self.seen.retain(|seen| seen.thing != thing);
        if self.seen.len() >= MOST {
            self.seen.remove(0);
        }
        self.seen.push(Seen { thing, mono, view: self.view });
    }
}
