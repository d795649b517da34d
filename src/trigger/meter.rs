//! Amounts that grow, and the limits that they pass: depth, watched shares, seconds in view, engaged seconds
//! (SCROLL-2, VIS-1, DWELL-1 to DWELL-5, MEDIA-2).

use crate::effect::Effects;

/// How a goal measures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Meter {
    pub way: Way,
    /// Milliseconds after the last activity that still count as engaged; none: attention is enough.
    pub idle: Option<u32>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Is told its amount; each page view begins anew.
    #[default]
    View,
    /// Is told its amount, whatever the page view.
    Subject,
    /// Adds up the time that it runs.
    Cumulative,
    /// The time that it runs without a break.
    Continuous,
    /// Adds up, says what has come since it said so last, and begins anew.
    Delta,
}

/// What one goal measures of one subject.
#[derive(Debug)]
struct Measure {
    goal: u32,
    subject: u32,
    amount: f64,
    running: bool,
    /// Limits passed.
    passed: usize,
}

/// A goal that measures.
#[derive(Debug)]
struct Measuring {
    goal: u32,
    meter: Meter,
    /// The lowest first.
    limits: Vec<f64>,
}

#[derive(Debug, Default)]
pub struct Meters {
    goals: Vec<Measuring>,
    measures: Vec<Measure>,
    /// Until when time was added.
    at: f64,
    /// The last activity.
    active: f64,
    visible: bool,
    focused: bool,
    playing: bool,
}

impl Meters {
    pub fn set(&mut self, goal: u32, meter: Meter) {
        self.remove(goal);
        self.goals.push(Measuring { goal, meter, limits: Vec::new() });
    }

    pub fn limit(&mut self, goal: u32, limit: f64) {
        if let Some(measuring) = self.goals.iter_mut().find(|measuring| measuring.goal == goal) {
            measuring.limits.push(limit);
        }
    }

    pub fn remove(&mut self, goal: u32) {
        self.goals.retain(|measuring| measuring.goal != goal);
        self.measures.retain(|measure| measure.goal != goal);
    }

    /// Adds the time since it was asked last: no tick runs in between (DWELL-3).
    pub fn advance(&mut self, mono: f64) {
        for measuring in &self.goals {
            let until = least(self.until(measuring.meter.idle), mono);
            for measure in self.measures.iter_mut().filter(|measure| measure.running && measure.goal == measuring.goal) {
                if until > self.at {
                    measure.amount += until - self.at;
                }
            }
        }
        self.at = mono;
    }

    /// Until when time counts, if nothing more happens.
    fn until(&self, idle: Option<u32>) -> f64 {
        match idle {
            _ if !self.visible => 0.0,
            None => f64::INFINITY,
            Some(_) if !self.focused => 0.0,
            Some(_) if self.playing => f64::INFINITY,
            Some(idle) => self.active + f64::from(idle),
        }
    }

    pub fn active(&mut self, mono: f64) {
        self.active = mono;
    }

    pub fn attention(&mut self, visible: bool, focused: bool, playing: bool) {
        (self.visible, self.focused, self.playing) = (visible, focused, playing);
        if !visible {
            for measuring in self.goals.iter().filter(|measuring| measuring.meter.way == Way::Continuous) {
                self.measures.iter_mut().filter(|measure| measure.goal == measuring.goal).for_each(|measure| measure.amount = 0.0);
            }
        }
    }

    pub fn reading(&mut self, goal: u32, subject: u32, amount: f64) {
        self.measure(goal, subject).amount = amount;
    }

    pub fn run(&mut self, goal: u32, subject: u32, on: bool, anew: bool) {
        let continuous = self.goals.iter().any(|measuring| measuring.goal == goal && measuring.meter.way == Way::Continuous);
        let measure = self.measure(goal, subject);
        if anew || (continuous && !on) {
            measure.amount = 0.0;
        }
        if anew {
            measure.passed = 0;
        }
        measure.running = on;
    }

    fn measure(&mut self, goal: u32, subject: u32) -> &mut Measure {
        let found = self.measures.iter().position(|measure| measure.goal == goal && measure.subject == subject);
        let place = found.unwrap_or(self.measures.len());
        if found.is_none() {
            self.measures.push(Measure { goal, subject, amount: 0.0, running: false, passed: 0 });
        }
        #[expect(clippy::indexing_slicing, reason = "it was found there, or has just been put there")]
        &mut self.measures[place]
    }

    /// A page view begins: all but what belongs to its subject begins with it.
    pub fn view(&mut self) {
        // What is out of view may be gone for good.
        let goals = &self.goals;
        self.measures.retain(|measure| measure.running || goals.iter().any(|measuring| measuring.goal == measure.goal && measuring.meter.way == Way::Subject));
        for measuring in self.goals.iter().filter(|measuring| measuring.meter.way != Way::Subject) {
            for measure in self.measures.iter_mut().filter(|measure| measure.goal == measuring.goal) {
                (measure.amount, measure.passed) = (0.0, 0);
            }
        }
    }

    /// Says which limits were passed, in their order. `close`: what a delta has, too.
    pub fn tell(&mut self, close: bool, effects: &mut dyn Effects) {
        for Measuring { goal, meter, limits } in &self.goals {
            for measure in self.measures.iter_mut().filter(|measure| measure.goal == *goal) {
                let mut says = |place: usize, amount: f64| effects.fire(*goal, measure.subject, place as u32, amount);
                if meter.way == Way::Delta {
                    if (close && measure.amount > 0.0) || limits.first().is_some_and(|limit| limit - measure.amount < NEAR) {
                        says(0, measure.amount);
                        measure.amount = 0.0;
                    }
                    continue;
                }
                while limits.get(measure.passed).is_some_and(|limit| limit - measure.amount < NEAR) {
                    says(measure.passed, measure.amount);
                    measure.passed += 1;
                }
            }
        }
    }

    /// When the next limit is passed, if nothing happens until then.
    pub fn next(&self) -> f64 {
        let mut next = f64::INFINITY;
        for Measuring { goal, meter, limits } in &self.goals {
            let until = self.until(meter.idle);
            for measure in self.measures.iter().filter(|measure| measure.running && measure.goal == *goal) {
                if let Some(limit) = limits.get(measure.passed) {
                    let at = self.at + limit - measure.amount;
                    if at <= until {
                        next = least(next, at);
                    }
                }
            }
        }
        next
    }
}

/// What sums of a clock's fractions may lack: without it the timer of a limit comes some billionths of a millisecond early,
/// again and again.
const NEAR: f64 = 1e-6;

/// `f64::min` without its care for NaN, which is a function of its own in wasm.
fn least(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}
