//! The demo shop. From here on the process is Node's: signals and the exit code are its own.

use crate::process::command;
use crate::{bundle, collector, files, setup};
use anyhow::{Result, anyhow};
use std::os::unix::process::CommandExt;
use std::process::Stdio;

pub fn run() -> Result<()> {
    setup::ensure()?;
    let collector = collector::build()?;
    bundle::build(bundle::Mode::Release)?;
    let server = files::root().join("www/server.ts");
    let error =
        command("node").stdin(Stdio::inherit()).args(["--import", "tsx"]).arg(server).env("WAYMARK_COLLECTOR_BIN", collector).exec();
    Err(anyhow!(error).context("cannot run node"))
}
