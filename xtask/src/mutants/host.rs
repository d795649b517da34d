//! The listed mutations of the page's side, one after the other, in the copy.

use super::list::{self, Mutation};
use super::{Outcome, tree};
use crate::process::{command, output};
use crate::{browsers, bundle, collector, files};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const COLLECTOR: &str = "WAYMARK_COLLECTOR_BIN";
const RESULT: &str = "target/mutants/outcomes.json";
/// A test that waits for what never comes has failed.
const LONGEST: Duration = Duration::from_secs(120);

/// Builds here, then calls itself in the copy.
pub fn run(words: &[&str]) -> Result<Vec<Outcome>> {
    let mut again = command(std::env::current_exe().context("where is xtask?")?);
    again.args(["mutants", "host-in-copy"]).args(words);
    if chosen(words)?.iter().any(|mutation| needs_dist(&mutation.test)) {
        browsers::ensure()?;
        bundle::build(bundle::Mode::Release)?;
        again.env(COLLECTOR, collector::build()?);
    }
    let tree = tree::copy()?;
    again.env(files::ROOT, &tree);
    if !again.status()?.success() {
        bail!("the mutations could not be tried");
    }
    let killed: Vec<(String, String, bool)> = serde_json::from_str::<Vec<serde_json::Value>>(&files::read(&tree.join(RESULT))?)?
        .iter()
        .map(|one| (one[0].as_str().unwrap_or_default().into(), one[1].as_str().unwrap_or_default().into(), one[2] == true))
        .collect();
    Ok(killed.into_iter().map(|(file, name, killed)| Outcome { file, name, killed }).collect())
}

pub fn in_copy(words: &[&str]) -> Result<()> {
    let all = chosen(words)?;
    if all.iter().any(|mutation| needs_dist(&mutation.test)) {
        bundle::bundle(bundle::Mode::Release)?;
    }
    // A test that fails anyway proves nothing.
    let mut failing = Vec::new();
    for test in all.iter().map(|mutation| mutation.test.as_str()).collect::<BTreeSet<_>>() {
        eprintln!("▸ {test}, without a mutation");
        if !passes(test)? {
            failing.push(test);
        }
    }
    if !failing.is_empty() {
        bail!("without a mutation these fail:\n  {}", failing.join("\n  "));
    }
    let mut outcomes = Vec::new();
    for mutation in &all {
        let killed = killed(mutation).with_context(|| mutation.name())?;
        println!("{} {}", if killed { "killed  " } else { "SURVIVED" }, mutation.name());
        outcomes.push(serde_json::json!([mutation.file, mutation.name(), killed]));
    }
    println!("{} of {} killed", outcomes.iter().filter(|one| one[2] == true).count(), outcomes.len());
    files::write(&files::root().join(RESULT), serde_json::to_string(&outcomes)?)
}

fn killed(mutation: &Mutation) -> Result<bool> {
    let place = files::root().join(&mutation.file);
    let code = files::read(&place)?;
    if code.matches(&mutation.from).count() != 1 {
        bail!("`{}` stands in {} not once", mutation.from, mutation.file);
    }
    files::write(&place, code.replacen(&mutation.from, &mutation.to, 1))?;
    // It has to be code: what cannot be built would fail every test.
    let built = match needs_dist(&mutation.test) {
        true => bundle::bundle(bundle::Mode::Release),
        false => output(command(files::npm_bin("esbuild")).arg(&mutation.file)).map(drop),
    };
    let passed = built.and_then(|()| passes(&mutation.test));
    files::write(&place, code)?;
    Ok(!passed?)
}

fn chosen(words: &[&str]) -> Result<Vec<Mutation>> {
    let mut all = list::mutations(&files::read(&files::root().join(list::HOST))?)?;
    all.retain(|mutation| words.is_empty() || words.iter().any(|word| mutation.name().contains(word)));
    Ok(all)
}

/// All but the tests of the sources themselves.
fn needs_dist(test: &str) -> bool {
    !test.starts_with("js ") || test == "js server"
}

fn passes(test: &str) -> Result<bool> {
    let (suite, name) = test.split_once(' ').with_context(|| format!("`{test}` is no test"))?;
    let mut node = command("node");
    node.args(["--import", "tsx"]);
    match suite.split_once(':').unwrap_or((suite, "chromium")) {
        ("js", _) => node.args(["--test"]).arg(format!("tests/js/{name}.test.ts")),
        ("e2e", engine) => node.args(["tests/e2e/run.ts", name]).env("WAYMARK_ENGINES", engine).env_remove("CI"),
        _ => bail!("`{test}`: the suites are js, e2e and e2e:ENGINE"),
    };
    ends_well(&mut node)
}

fn ends_well(test: &mut Command) -> Result<bool> {
    let mut child = test.stdout(Stdio::null()).stderr(Stdio::null()).spawn().context("cannot run node")?;
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if begun.elapsed() > LONGEST {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}
