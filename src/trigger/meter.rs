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
    subject: u32,
    amount: f64,
    running: bool,
    /// Limits passed.
    passed: usize,
}

/// A goal that measures.
#[derive(Debug, Default)]
struct Measuring {
    meter: Meter,
    /// The lowest first.
    limits: Vec<f64>,
    measures: Vec<Measure>,
}

#[derive(Debug, Default)]
pub struct Meters {
    /// By their numbers. Most measure nothing.
    goals: Vec<Measuring>,
    clock: Clock,
}

#[derive(Debug, Default)]
struct Clock {
    /// Until when time was added.
    at: f64,
    /// The last activity.
    active: f64,
    visible: bool,
    focused: bool,
    playing: bool,
}

impl Clock {
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
}

impl Meters {
    pub fn set(&mut self, goal: u32, meter: Meter) {
        while self.goals.len() <= goal as usize {
            self.goals.push(Measuring::default());
        }
        self.change(goal, |measuring| *measuring = Measuring { meter, ..Measuring::default() });
    }

    pub fn limit(&mut self, goal: u32, limit: f64) {
        self.change(goal, |measuring| measuring.limits.push(limit));
    }

    pub fn remove(&mut self, goal: u32) {
        self.change(goal, |measuring| *measuring = Measuring::default());
    }

    fn change(&mut self, goal: u32, how: impl FnOnce(&mut Measuring)) {
        if let Some(measuring) = self.goals.get_mut(goal as usize) {
            how(measuring);
        }
    }

    /// Adds the time since it was asked last: no tick runs in between (DWELL-3).
    pub fn advance(&mut self, mono: f64) {
        for measuring in &mut self.goals {
            let more = least(self.clock.until(measuring.meter.idle), mono) - self.clock.at;
            for measure in measuring.measures.iter_mut().filter(|measure| measure.running && more > 0.0) {
                measure.amount += more;
            }
        }
        self.clock.at = mono;
    }

    pub fn active(&mut self, mono: f64) {
        self.clock.active = mono;
    }

    pub fn attention(&mut self, visible: bool, focused: bool, playing: bool) {
        (self.clock.visible, self.clock.focused, self.clock.playing) = (visible, focused, playing);
        for measuring in &mut self.goals {
            if !visible && measuring.meter.way == Way::Continuous {
                measuring.measures.iter_mut().for_each(|measure| measure.amount = 0.0);
            }
        }
    }

    pub fn reading(&mut self, goal: u32, subject: u32, amount: f64) {
        self.measure(goal, subject, |_, measure| measure.amount = amount);
    }

    pub fn run(&mut self, goal: u32, subject: u32, on: bool, anew: bool) {
        self.measure(goal, subject, |way, measure| {
            if anew || (way == Way::Continuous && !on) {
                measure.amount = 0.0;
            }
            if anew {
                measure.passed = 0;
            }
            measure.running = on;
        });
    }

    fn measure(&mut self, goal: u32, subject: u32, how: impl FnOnce(Way, &mut Measure)) {
        self.change(goal, |Measuring { meter, measures, .. }| {
            let found = measures.iter().position(|measure| measure.subject == subject);
            let place = found.unwrap_or(measures.len());
            if found.is_none() {
                measures.push(Measure { subject, amount: 0.0, running: false, passed: 0 });
            }
            if let Some(measure) = measures.get_mut(place) {
                how(meter.way, measure);
            }
        });
    }

    /// A page view begins: all but what belongs to its subject begins with it.
    pub fn view(&mut self) {
        for Measuring { meter, measures, .. } in &mut self.goals {
            if meter.way != Way::Subject {
                // What is out of view may be gone for good.
                measures.retain(|measure| measure.running);
                measures.iter_mut().for_each(|measure| (measure.amount, measure.passed) = (0.0, 0));
            }
        }
    }

    /// Says which limits were passed, in their order. `close`: what a delta has, too.
    pub fn tell(&mut self, close: bool, effects: &mut dyn Effects) {
        for (goal, Measuring { meter, limits, measures }) in (0..).zip(&mut self.goals) {
            for Measure { subject, amount, passed, .. } in measures {
                let delta = meter.way == Way::Delta;
                while limits.get(*passed).is_some_and(|limit| limit - *amount < NEAR) || (delta && close && *amount > 0.0) {
                    effects.fire(goal, *subject, *passed as u32, *amount);
                    if delta {
                        *amount = 0.0;
                    } else {
                        *passed += 1;
                    }
                }
            }
        }
    }

    /// When the next limit is passed, if nothing happens until then.
    pub fn next(&self) -> f64 {
        let mut next = f64::INFINITY;
        for Measuring { meter, limits, measures } in &self.goals {
            for measure in measures.iter().filter(|measure| measure.running) {
                if let Some(limit) = limits.get(measure.passed) {
                    let at = self.clock.at + limit - measure.amount;
                    if at <= self.clock.until(meter.idle) {
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
