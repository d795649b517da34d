/// The triggers that the tracker knows.
pub const NAMES: [&str; 2] = ["click", "page"];

#[cfg(test)]
mod tests {
    use super::NAMES;
    use waymark::goal::spec::trigger;

    #[test]
    fn they_are_those_of_the_public_types() {
        let types = include_str!("../../js/api.d.ts");
        let body = types.split_once("export interface Triggers {").and_then(|(_, rest)| rest.split_once('}')).unwrap().0;
        let declared: Vec<&str> = body.lines().filter_map(|line| line.trim().split_once(':')).map(|(name, _)| name).collect();
        assert_eq!(declared, NAMES);
        for name in NAMES {
            assert!(trigger(name).is_some(), "{name}");
        }
    }
}
