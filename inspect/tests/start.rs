//! What is wrong with a configuration, in words: see `tests/data/problems.json`.

mod cases;

use cases::{cases, tracker};
use waymark_inspect::{Problem, Severity, check, explain};

#[test]
fn each_configuration_has_exactly_these_problems() {
    for case in cases() {
        assert_eq!(check(&case.text), case.problems, "{}: {}", case.name, case.text);
    }
}

#[test]
fn goal_2_a_bad_goal_disables_no_other() {
    for case in cases() {
        assert_eq!(tracker(&case.text).goals, case.goals, "{}: {}", case.name, case.text);
    }
}

#[test]
fn the_tracker_gives_the_same_codes_and_paths() {
    for case in cases() {
        let ours: Vec<_> = check(&case.text).into_iter().map(|problem| (problem.code, problem.path)).collect();
        assert_eq!(ours, tracker(&case.text).problems, "{}: {}", case.name, case.text);
    }
}

#[test]
fn a_problem_alone_is_said_in_the_same_words() {
    for case in cases() {
        for problem in case.problems {
            let alone = Problem { message: None, hint: None, ..problem.clone() };
            assert_eq!(explain(&case.text, alone), problem, "{}: {}", case.name, case.text);
        }
    }
}

#[test]
fn of_ten_thousand_goals_the_first_thousand_stay() {
    let goals: Vec<String> = (0..10_000).map(|number| format!(r#"{{"id":"goal-{number}","on":{{"click":".buy"}}}}"#)).collect();
    let text = format!(r#"{{"collector":"/collect","goals":[{}]}}"#, goals.join(","));
    let problem = Problem {
        code: "too_many".into(),
        path: "goals[1000]".into(),
        message: Some("goals[1000]: expected at most 1,000 goals; the first 1,000 stay (goal \"goal-1000\")".into()),
        hint: Some("Leave out what this page does not need.".into()),
        severity: Severity::Error,
    };
    assert_eq!(check(&text), [problem]);
    let goals = tracker(&text).goals;
    assert_eq!((goals.len(), goals.last().unwrap().as_str()), (1_000, "goal-999"));
}
