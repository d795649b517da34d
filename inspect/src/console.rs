//! Problems on the console: what comes together stands together, in one group that a developer opens.

use crate::Problem;
use gloo_timers::callback::Timeout;
use js_sys::Array;
use std::cell::RefCell;
use web_sys::console;

/// Milliseconds without a further problem until the group is printed.
const PAUSE: u32 = 50;

thread_local! {
    static TOLD: RefCell<Told> = RefCell::default();
}

#[derive(Default)]
struct Told {
    problems: Vec<Problem>,
    pause: Option<Timeout>,
}

pub fn tell(problem: Problem) {
    TOLD.with_borrow_mut(|told| {
        told.problems.push(problem);
        // The old one is cleared as it is dropped.
        told.pause = Some(Timeout::new(PAUSE, print));
    });
}

fn print() {
    let problems = TOLD.with_borrow_mut(|told| std::mem::take(&mut told.problems));
    let count = problems.len();
    console::group_collapsed_1(&format!("[waymark] {count} problem{}", if count == 1 { "" } else { "s" }).into());
    for problem in problems {
        let line = Array::new();
        line.push(&problem.message.unwrap_or(problem.path).into());
        problem.hint.inspect(|hint| {
            line.push(&hint.as_str().into());
        });
        console::warn(&line);
    }
    console::group_end();
}
