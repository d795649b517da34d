use waymark::trigger;

/// The triggers that the tracker knows.
pub fn names() -> Vec<&'static str> {
    trigger::ALL.iter().map(|spec| spec.name).collect()
}
