//! The name that was probably meant.

/// A longer name than any that is known is not compared with them.
const LONGEST: usize = 64;

/// The nearest of the known names, if one is near: a slip in every third letter, `query_keys` for `queryKeys`.
pub fn near(name: &str, known: &[&'static str]) -> Option<&'static str> {
    if name.len() > LONGEST {
        return None;
    }
    let plain = plain(name);
    let distance = |known: &str| strsim::osa_distance(&plain, &self::plain(known));
    let (distance, known) = known.iter().map(|known| (distance(known), *known)).min_by_key(|(distance, _)| *distance)?;
    (distance <= (plain.chars().count() / 3).max(1) && distance < known.chars().count()).then_some(known)
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::near;

    const KNOWN: [&str; 5] = ["id", "on", "cooldown", "queryKeys", "currency"];

    #[test]
    fn a_slip_and_another_way_to_write_it_are_near() {
        for (name, meant) in [
            ("cooldwon", "cooldown"),
            ("coolDown", "cooldown"),
            ("query_keys", "queryKeys"),
            ("ID", "id"),
            ("no", "on"),
            ("curency", "currency"),
        ] {
            assert_eq!(near(name, &KNOWN), Some(meant), "{name}");
        }
    }

    #[test]
    fn something_else_is_not() {
        for name in ["", "x", "selector", "trigger", &"id".repeat(100)] {
            assert_eq!(near(name, &KNOWN), None, "{name}");
        }
    }
}
