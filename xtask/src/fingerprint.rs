//! Skip a step whose inputs have not changed since it last succeeded.

use crate::files;
use anyhow::Result;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

pub struct Fingerprint {
    file: PathBuf,
    value: String,
}

/// Of the content of these files and folders (relative to the repository), not of their times: a checkout touches times.
pub fn of(name: &str, inputs: &[&str]) -> Result<Fingerprint> {
    let mut hasher = DefaultHasher::new();
    for input in inputs {
        for file in files::under(&files::root().join(input))? {
            files::relative(&file).hash(&mut hasher);
            std::fs::read(&file)?.hash(&mut hasher);
        }
    }
    Ok(Fingerprint { file: file(name), value: format!("{:016x}", hasher.finish()) })
}

/// What this step made is about to be overwritten by another.
pub fn forget(name: &str) {
    let _ = std::fs::remove_file(file(name));
}

fn file(name: &str) -> PathBuf {
    files::root().join("target/xtask").join(name)
}

impl Fingerprint {
    /// True if the step succeeded with these very inputs and what it made is still there.
    pub fn unchanged(&self, outputs: &[PathBuf]) -> bool {
        outputs.iter().all(|output| output.exists()) && std::fs::read_to_string(&self.file).is_ok_and(|known| known == self.value)
    }

    /// Call when the step has succeeded.
    pub fn keep(&self) -> Result<()> {
        files::write(&self.file, &self.value)
    }
}
