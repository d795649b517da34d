//! Run another program, and fail with the command line when it fails.

use crate::files;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// A command that runs in the repository.
pub fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    command.current_dir(files::root()).stdin(Stdio::null());
    command
}

/// The cargo that runs us, without what it told us about itself.
pub fn cargo(subcommand: &str) -> Command {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.arg(subcommand);
    cargo
}

/// Runs it with its output on our stderr.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.stdout(std::io::stderr()).status().with_context(|| cannot_run(command))?;
    if !status.success() {
        bail!("`{}` failed: {status}", shown(command));
    }
    Ok(())
}

/// Runs it and gives what it wrote to stdout.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().with_context(|| cannot_run(command))?;
    if !output.status.success() {
        bail!("`{}` failed: {}", shown(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs it, shows each line of its stdout as it comes and gives it to `line`; says whether it succeeded.
pub fn watch(command: &mut Command, mut line: impl FnMut(&str)) -> Result<bool> {
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| cannot_run(command))?;
    if let Some(stdout) = child.stdout.take() {
        for text in BufReader::new(stdout).split(b'\n') {
            let text = text.context("cannot read the output")?;
            let text = String::from_utf8_lossy(&text);
            eprintln!("{text}");
            line(&text);
        }
    }
    Ok(child.wait()?.success())
}

fn cannot_run(command: &Command) -> String {
    format!("cannot run `{}`: is {} installed and on PATH?", shown(command), command.get_program().to_string_lossy())
}

/// The command as one would type it, paths shortened.
fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| files::relative(Path::new(part)))
        .collect::<Vec<_>>()
        .join(" ")
}
