//! A copy of the working tree: what is committed or about to be, and what the build has made. The tree itself is never touched.

use crate::files;
use crate::process::{command, output};
use anyhow::{Context, Result};
use std::path::PathBuf;

pub fn copy() -> Result<PathBuf> {
    let root = files::root();
    let tree = root.join("target/mutants/tree");
    let _ = std::fs::remove_dir_all(&tree);
    let listed = output(command("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]))?;
    let mut all: Vec<PathBuf> = listed.split('\0').filter(|path| !path.is_empty()).map(|path| root.join(path)).collect();
    all.extend(files::under(&files::generated())?);
    // One that git knows and that is deleted is not there.
    for from in all.iter().filter(|from| from.is_file()) {
        let to = tree.join(from.strip_prefix(root).unwrap_or(from));
        files::write(&to, std::fs::read(from).with_context(|| format!("cannot read {}", from.display()))?)?;
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(root.join("node_modules"), tree.join("node_modules")).context("cannot link node_modules")?;
    Ok(tree)
}
