//! What is wrong with a configuration, in words: see `tests/data/problems.json`.

mod cases;

use cases::cases;
use waymark_inspect::{Problem, Severity, Value, explain};

#[test]
fn goal_2_each_configuration_has_exactly_these_problems_in_these_words() {
    for case in cases() {
        let words: Vec<_> = case.told.iter().map(|problem| explain(&case.given, problem.clone())).collect();
        assert_eq!(words, case.expected, "{}", case.name);
    }
}

#[test]
fn goal_2_a_bad_goal_disables_no_other() {
    for case in cases() {
        assert_eq!(case.works, case.goals, "{}", case.name);
    }
}

#[test]
fn of_ten_thousand_goals_the_first_thousand_stay() {
    cases();
    let goal = |number| Value::Map(vec![("id".into(), Value::Text(format!("goal-{number}")))]);
    let given = Value::Map(vec![("goals".into(), Value::List((0..1_001).map(goal).collect()))]);
    let problem = Problem { code: "too_many".into(), path: "goals[1000]".into(), message: None, hint: None, severity: Severity::Error };
    let words = explain(&given, problem);
    assert_eq!(words.message.unwrap(), "goals[1000]: expected at most 1,000 goals; the first 1,000 stay (goal \"goal-1000\")");
    assert_eq!(words.hint.unwrap(), "Leave out what this page does not need.");
}
