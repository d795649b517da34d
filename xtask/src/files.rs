//! Where things are, and the files of a folder in a stable order.

use anyhow::{Context, Result};
use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The repository. Cargo runs xtask from wherever it was called, so nothing may depend on the current folder.
pub fn root() -> &'static Path {
    static HERE: LazyLock<PathBuf> = LazyLock::new(|| {
        let compiled = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
        env::var_os(ROOT).map_or_else(|| compiled.into(), PathBuf::from)
    });
    &HERE
}

/// The variable that names another root: a copy of the repository, in which mutations are tried.
pub const ROOT: &str = "WAYMARK_ROOT";

/// What the build makes for `js/` to import. A fixed place, because `tsconfig.json` names it.
pub fn generated() -> PathBuf {
    root().join("target/js")
}

/// Where cargo puts what it builds.
pub fn cargo_target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// A command that npm installed.
pub fn npm_bin(name: &str) -> PathBuf {
    root().join("node_modules/.bin").join(name)
}

/// The first of the folders on PATH that has this program.
pub fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Every file under `path` (or `path` itself), sorted. What is not there has no files.
pub fn under(path: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect(path, &mut found).with_context(|| format!("cannot list {}", path.display()))?;
    found.sort();
    Ok(found)
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_dir() {
        for entry in path.read_dir()? {
            let entry = entry?.path();
            if !entry.ends_with("node_modules") {
                collect(&entry, found)?;
            }
        }
    } else if path.is_file() {
        found.push(path.to_path_buf());
    }
    Ok(())
}

/// A path as it is written in the repository, for people.
pub fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().into_owned()
}

pub fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    std::fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}
