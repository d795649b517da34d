//! One right value for every name that the specification knows, as a shop developer would write it.

/// By name, or by two where a name has two meanings. Constants, which stand both in a goal and in `track()`.
const EXAMPLES: &[(&str, &str)] = &[
    ("attr", r#""href""#),
    ("beacon", r#""fallback""#),
    ("category", r#""milestone""#),
    ("click", r#"".buy""#),
    ("closest", r#"".product""#),
    ("collector", r#""/collect""#),
    ("cooldown", "0.5"),
    ("currency", r#""EUR""#),
    ("data", r#""sku""#),
    ("debug", "true"),
    ("event", r#""add_to_cart""#),
    ("events", r#"["add_to_cart"]"#),
    ("every", "5"),
    ("filter", r#"{ category: "milestone" }"#),
    ("find", r#"".price""#),
    ("flush", "{ every: 5, events: 20 }"),
    ("flush.events", "20"),
    ("from", r#""document""#),
    ("goals", r#"[{ id: "buy", on: { click: ".buy" } }]"#),
    ("id", r#""buy""#),
    ("item_brand", r#""Acme""#),
    ("item_category", r#""shoes""#),
    ("item_id", r#""sku-1""#),
    ("item_name", r#""Trail shoe""#),
    ("item_variant", r#""blue""#),
    ("items", r#"[{ item_id: "sku-1", price: 19.99 }]"#),
    ("key", r#""sku-1""#),
    ("locale", r#""de-DE""#),
    ("on", r#"{ click: ".buy" }"#),
    ("onDiagnostic", "(problem) => console.warn(problem)"),
    ("once", r#""page""#),
    ("page", r#""/checkout/*""#),
    ("price", "19.99"),
    ("props", r#"{ size: "M" }"#),
    ("quantity", "1"),
    ("queryKeys", r#"["variant"]"#),
    ("regex", r#""size-(\\w+)""#),
    ("selector", r#"".buy""#),
    ("send", r#""now""#),
    ("synthetic", r#""ignore""#),
    ("text", "true"),
    ("transaction_id", r#""order-1""#),
    ("url", r#""/collect""#),
    ("value", "19.99"),
    ("value_error", "true"),
];

/// `` `value: 19.99` ``, for what the last names on the way to it mean.
pub fn example(trail: &[&str]) -> Option<String> {
    let (name, above) = match trail {
        [] => return Some(r#"`start({ collector: "/collect" })`"#.into()),
        ["track"] => return Some("`track(\"add_to_cart\", { value: 19.99 })`".into()),
        [.., above, name] => (*name, [above, ".", name].concat()),
        [name] => (*name, String::new()),
    };
    let find = |wanted: &str| EXAMPLES.iter().find(|(name, _)| *name == wanted);
    let (_, example) = find(&above).or_else(|| find(name))?;
    Some(format!("`{name}: {example}`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Found;
    use waymark::goal::Checker;
    use waymark::goal::spec::{EVENT, Field, GOAL, Kind, OPTIONS};
    use waymark::trigger;

    /// Every name of the specification, with what leads to it.
    fn names(kind: &'static Kind, trail: &[&'static str], visit: &mut impl FnMut(&[&'static str], &'static Kind)) {
        let mut member = |name, kind: &'static Kind| {
            let trail = [trail, &[name]].concat();
            visit(&trail, kind);
            names(kind, &trail, visit);
        };
        match kind {
            Kind::Table(fields) | Kind::Source(fields) => fields.iter().for_each(|Field { name, kind, .. }| member(name, kind)),
            Kind::Trigger => trigger::ALL.iter().for_each(|spec| member(spec.name, &spec.options)),
            Kind::List { of, .. } | Kind::Map { of, .. } => names(of, trail, visit),
            Kind::Either(kinds) => kinds.iter().for_each(|kind| names(kind, trail, visit)),
            _ => {}
        }
    }

    /// A JavaScript literal as the tracker's host would write it.
    fn text(literal: &str) -> String {
        if literal.contains("=>") {
            return "@0".into();
        }
        let mut out = String::new();
        let mut quoted = false;
        for letter in literal.chars() {
            quoted ^= letter == '"';
            match letter {
                ' ' if !quoted => {}
                ':' if !quoted => {
                    let name = out.rfind(['{', ',']).unwrap() + 1;
                    out.insert(name, '"');
                    out.push_str("\":");
                }
                letter => out.push(letter),
            }
        }
        out
    }

    #[test]
    fn every_name_has_a_right_example() {
        static ROOT: Kind = Kind::Table(OPTIONS);
        static ONE_GOAL: Kind = Kind::Table(GOAL);
        static TRACKED: Kind = Kind::Table(EVENT);
        let mut seen = 0;
        for (kind, trail) in [(&ROOT, &[][..]), (&ONE_GOAL, &["goals"]), (&TRACKED, &["track"])] {
            names(kind, trail, &mut |trail, kind| {
                let example = example(trail).unwrap_or_else(|| panic!("no example for {trail:?}"));
                let literal = example.trim_matches('`').split_once(": ").unwrap().1;
                let mut found = Found::default();
                assert!(Checker::new(&mut found).check(kind, &text(literal)), "{trail:?}: {literal}: {:?}", found.0);
                assert_eq!(found.0, [], "{trail:?}: {literal}");
                seen += 1;
            });
        }
        assert!(seen > 60, "{seen}");
    }
}
