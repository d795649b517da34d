use crate::{Problem, expected, place, words};

/// One problem in words, wherever the tracker found it: at the start, in `addGoals`, in `track()` or at a firing.
/// `text` is the configuration that its path counts in, as `js/host/text.ts` writes it.
pub fn explain(text: &str, problem: Problem) -> Problem {
    let place = place::find(text, &problem.path);
    let expected = expected::at(&problem.code, &place);
    let (message, hint) = words::of(&problem.code, &problem.path, &place, expected);
    Problem { message: Some(message), hint, ..problem }
}
