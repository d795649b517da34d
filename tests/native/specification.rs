//! The tables of the specification and the public types say the same: every name, and what it may be.

use std::collections::BTreeSet;

use waymark::goal::spec::{EVENT, Field, GOAL, Kind, Need, OPTIONS};
use waymark::trigger;

use crate::types::Types;

fn lines(kind: &Kind, path: &str, lines: &mut BTreeSet<String>) {
    let mut is = |what: &str| {
        lines.insert(format!("{path}: {what}"));
    };
    match kind {
        Kind::Flag => is("boolean"),
        Kind::True => is("true"),
        Kind::False => is("false"),
        Kind::Number { .. } | Kind::AnyNumber => is("number"),
        Kind::Text { .. } | Kind::Selector | Kind::Currency => is("string"),
        Kind::Function => is("=>"),
        Kind::OneOf(names) => names.iter().for_each(|name| is(&format!("\"{name}\""))),
        Kind::List { of, .. } => {
            is("[]");
            self::lines(of, path, lines);
        }
        Kind::Map { of, .. } => {
            is("{}");
            self::lines(of, path, lines);
        }
        Kind::Goals => {
            is("[]");
            table(GOAL, path, lines);
        }
        Kind::Either(kinds) => kinds.iter().for_each(|kind| self::lines(kind, path, lines)),
        Kind::Table(fields) | Kind::Source(fields) => table(fields, path, lines),
        Kind::Trigger => trigger::ALL.iter().for_each(|spec| self::lines(&spec.options, &format!("{path}.{}?", spec.name), lines)),
    }
}

fn table(fields: &[Field], path: &str, lines: &mut BTreeSet<String>) {
    for Field { name, kind, need } in fields {
        self::lines(kind, &format!("{path}.{name}{}", if *need == Need::Required { "" } else { "?" }), lines);
    }
}

/// What the public types say of it, and the specification does not; and the other way round.
fn differences(types: &str, fields: &[Field], name: &str) -> (Vec<String>, Vec<String>) {
    let declared = Types::read(types).lines(name, name);
    let mut specified = BTreeSet::new();
    table(fields, name, &mut specified);
    assert!(declared.len() > 10, "{declared:?}");
    (declared.difference(&specified).cloned().collect(), specified.difference(&declared).cloned().collect())
}

const TYPES: &str = include_str!("../../js/api.d.ts");

#[test]
fn options_and_goals_are_as_the_public_types_say() {
    assert_eq!(differences(TYPES, OPTIONS, "Options"), (vec![], vec![]));
}

#[test]
fn what_track_takes_is_as_the_public_types_say() {
    assert!(TYPES.contains("track(event: string, data?: EventData): void;"));
    let (missing, beyond) = differences(TYPES, EVENT, "EventData");
    assert_eq!((missing, beyond), (vec![], vec!["EventData.event: string".to_owned()]), "the name is an argument of its own");
}

#[test]
fn each_difference_is_seen() {
    for (from, to, declared, specified) in [
        (
            "  selector: Selector;",
            "  target: Selector;",
            &["goals?.on.click?.target: string"][..],
            &["goals?.on.click?.selector: string"][..],
        ),
        ("attr: string; data", "attribute: string; data", &["goals?.key?.attribute?: string"], &["goals?.key?.attr?: string"]),
        ("page: true |", "page: false |", &["goals?.on.page?: false"], &["goals?.on.page?: true"]),
        ("  id: string;", "  id?: string;", &["goals?.id?: string"], &["goals?.id: string"]),
        ("  send?: \"batch\" | \"now\";\n", "", &[], &["goals?.send?: \"batch\""]),
        ("| \"visitor\"", "| \"tab\"", &["goals?.once?: \"tab\""], &["goals?.once?: \"visitor\""]),
        ("price?: number", "price?: string", &[], &["goals?.items?.price?: number"]),
        ("queryKeys?: string[]", "queryKeys?: string", &[], &["queryKeys?: []"]),
        ("  onDiagnostic?(", "  onProblem?(", &["onProblem?: =>"], &["onDiagnostic?: =>"]),
        ("find?: Selector", "find?: Selector; first?: Selector", &["goals?.value?.from?.first?: string"], &[]),
    ] {
        assert!(TYPES.contains(from), "{from}");
        let (missing, beyond) = differences(&TYPES.replace(from, to), OPTIONS, "Options");
        for line in declared {
            assert!(missing.contains(&format!("Options.{line}")), "{to}: {line} in {missing:?}");
        }
        for line in specified {
            assert!(beyond.contains(&format!("Options.{line}")), "{to}: {line} in {beyond:?}");
        }
    }
}
