use crate::value::Value;
use crate::{Problem, expected, place, words};

/// One problem in words, wherever the tracker found it: at the start, in `addGoals`, in `track()` or at a firing.
/// `given` is the configuration that its path counts in.
pub fn explain(given: &Value, problem: Problem) -> Problem {
    let place = place::find(given, &problem.path);
    let expected = expected::at(&problem.code, &place);
    let (message, hint) = words::of(&problem.code, &problem.path, &place, expected);
    Problem { message: Some(message), hint, ..problem }
}
