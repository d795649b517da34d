//! The collector, as its users run it: a release build.

use crate::process::{cargo, run};
use crate::{files, step::step};
use anyhow::Result;
use std::path::PathBuf;

pub fn build() -> Result<PathBuf> {
    step("build the collector", "1–2 minutes the first time, then 1 s", || {
        run(cargo("build").args(["--release", "-p", "waymark-collector"]))
    })?;
    Ok(files::cargo_target().join("release/waymark-collector"))
}
