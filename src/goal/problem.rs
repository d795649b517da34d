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

/// The path to the value that is being looked at, and what was wrong so far.
pub struct Problems {
    pub found: Vec<Problem>,
    path: String,
}

/// A configuration can hold a million mistakes; a person reads the first ones.
const MOST: usize = 1_000;

impl Problems {
    pub fn at(path: &str) -> Problems {
        Problems { found: Vec::new(), path: path.into() }
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    pub fn add(&mut self, code: &'static str, expected: Expected) {
        if self.found.len() < MOST {
            self.found.push(Problem { code, path: self.path.clone(), expected });
        }
    }

    /// Looks at a member: `.name`, or the name alone at the root.
    pub fn member<T>(&mut self, name: &str, look: impl FnOnce(&mut Problems) -> T) -> T {
        let back = self.path.len();
        if back > 0 {
            self.path.push('.');
        }
        self.path.push_str(name);
        let seen = look(self);
        self.path.truncate(back);
        seen
    }

    /// Looks at a list's item: `[3]`.
    pub fn item<T>(&mut self, index: usize, look: impl FnOnce(&mut Problems) -> T) -> T {
        let back = self.path.len();
        self.path.push_str(&index_of(index));
        let seen = look(self);
        self.path.truncate(back);
        seen
    }
}

/// `[3]`
pub fn index_of(index: usize) -> String {
    let mut writer = crate::json::Writer::default();
    writer.raw("[").integer(index as u64).raw("]");
    writer.out
}
