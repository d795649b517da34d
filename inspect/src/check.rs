use crate::{Problem, Severity, place, words};
use waymark::goal::{self, Checker, Options};
use waymark::json;

/// Every problem of a configuration, in words: the codes and paths that the tracker gives at its start, in its order.
/// `text` is what `js/host/text.ts` writes.
pub fn check(text: &str) -> Vec<Problem> {
    let mut checker = Checker::default();
    let options = Options::new(text, &mut checker);
    let back = checker.enter("goals", 0);
    goal::goals(json::get(text, "goals"), &options, &mut checker);
    checker.leave(back);
    checker.problems.into_iter().map(|found| in_words(text, found)).collect()
}

fn in_words(text: &str, found: goal::Problem) -> Problem {
    let place = place::find(text, &found.path);
    let (message, hint) = words::of(found.code, &found.path, &place, found.expected);
    Problem { code: found.code.into(), severity: Severity::of(found.code), path: found.path, message: Some(message), hint }
}
