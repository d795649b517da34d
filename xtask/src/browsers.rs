//! The three engines that the tests drive.

use crate::files::on_path;
use crate::process::{command, run};
use crate::step::step;
use anyhow::{Result, bail};

struct Engine {
    name: &'static str,
    /// Each program, and the Debian package that has it.
    programs: &'static [(&'static str, &'static str)],
}

const ENGINES: [Engine; 3] = [
    Engine { name: "chromium", programs: &[("chromium", "chromium"), ("chromedriver", "chromium-driver")] },
    Engine { name: "firefox", programs: &[("firefox-esr", "firefox-esr")] },
    Engine { name: "webkit", programs: &[("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")] },
];

/// Installs what is missing where it can, and gives the engines that can be driven.
pub fn ensure() -> Result<Vec<&'static str>> {
    if !missing().is_empty() {
        install()?;
    }
    let (found, skipped): (Vec<_>, Vec<_>) =
        ENGINES.iter().partition(|engine| engine.programs.iter().all(|(program, _)| on_path(program).is_some()));
    let skipped: Vec<_> = skipped.iter().map(|engine| engine.name).collect();
    if !skipped.is_empty() {
        let what = format!("no tests in {}: {} missing", skipped.join(", "), missing().join(", "));
        if std::env::var_os("CI").is_some() {
            bail!("{what}, and under CI no engine may be skipped");
        }
        eprintln!("! {what}");
    }
    Ok(found.iter().map(|engine| engine.name).collect())
}

/// The packages of the programs that are not there.
fn missing() -> Vec<&'static str> {
    ENGINES
        .iter()
        .flat_map(|engine| engine.programs)
        .filter(|(program, _)| on_path(program).is_none())
        .map(|(_, package)| *package)
        .collect()
}

fn install() -> Result<()> {
    let packages = missing();
    let line = format!("apt-get update && apt-get install {}", packages.join(" "));
    if on_path("apt-get").is_none() {
        eprintln!("! browsers to install, as Debian names them: {}", packages.join(" "));
        return Ok(());
    }
    if !root_user()? {
        eprintln!("! to test in all engines, run: sudo sh -c '{line}'");
        return Ok(());
    }
    step(&format!("install {}", packages.join(", ")), "2 minutes", || {
        let apt = |arguments: &[&str]| run(command("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"));
        apt(&["update"])?;
        let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
        arguments.extend(&packages);
        apt(&arguments)
    })
}

fn root_user() -> Result<bool> {
    Ok(crate::process::output(command("id").arg("-u"))?.trim() == "0")
}
