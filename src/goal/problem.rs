use super::spec::{Field, Kind};

/// One thing that is wrong in a configuration, with the path to it. The words are `inspect`'s.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub code: &'static str,
    pub path: String,
    pub expected: Expected,
}

/// What would have been right: for the words, and at no cost to the shop's page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Expected {
    Nothing,
    Kind(&'static Kind),
    Keys(&'static [Field]),
}
