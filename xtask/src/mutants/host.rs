//! The listed mutations of the page's side, one after the other, in the copy.

use super::list::{self, Mutation};
use super::{Came, Outcome, tree};
use crate::process::{command, output};
use crate::{browsers, bundle, collector, files};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const COLLECTOR: &str = "WAYMARK_COLLECTOR_BIN";
const RESULT: &str = "target/mutants/outcomes.json";
/// A test that takes longer says nothing: the machine may be busy.
const LONGEST: Duration = Duration::from_secs(120);
/// Milliseconds that a case of the browsers waits, also without a mutation.
const LONGEST_WAIT: &str = "20000";

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
    let status = again.status()?;
    let text = files::read(&tree.join(RESULT)).with_context(|| format!("the mutations could not be tried: {status}"))?;
    Ok(serde_json::from_str::<Vec<[String; 3]>>(&text)?
        .into_iter()
        .map(|[file, name, came]| Outcome { file, name, came: Came::named(&came) })
        .collect())
}

/// Every mutation that is listed, none of them tried.
pub fn all() -> Result<Vec<Outcome>> {
    let untried = |mutation: Mutation| Outcome { name: mutation.name(), file: mutation.file, came: Came::Untried };
    Ok(chosen(&[])?.into_iter().map(untried).collect())
}

pub fn in_copy(words: &[&str]) -> Result<()> {
    let all = chosen(words)?;
    if all.iter().any(|mutation| needs_dist(&mutation.test)) {
        bundle::bundle(bundle::Mode::Release)?;
    }
    // A test that fails anyway proves nothing.
    let mut passing = BTreeMap::new();
    for test in all.iter().map(|mutation| mutation.test.as_str()).collect::<BTreeSet<_>>() {
        let passed = passes(test)? == Some(true);
        eprintln!("{} {test}, without a mutation", if passed { "▸" } else { "FAILS" });
        passing.insert(test, passed);
    }
    let mut outcomes: Vec<[String; 3]> = Vec::new();
    for mutation in &all {
        let came = match passing.get(mutation.test.as_str()) {
            // One that fits the code no longer keeps no other from being tried.
            Some(true) => came(mutation).unwrap_or_else(|error| {
                eprintln!("{error:#}");
                Came::Untried
            }),
            _ => Came::Untried,
        };
        println!("{:9} {}", came.name(), mutation.name());
        outcomes.push([mutation.file.clone(), mutation.name(), came.name().into()]);
        // At once: it takes long, and may be stopped.
        files::write(&files::root().join(RESULT), serde_json::to_string(&outcomes)?)?;
    }
    println!("{} of {} killed", outcomes.iter().filter(|one| one[2] == Came::Killed.name()).count(), outcomes.len());
    Ok(())
}

fn came(mutation: &Mutation) -> Result<Came> {
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
    Ok(match passed? {
        Some(true) => Came::Survived,
        Some(false) => Came::Killed,
        None => Came::Untried,
    })
}

fn chosen(words: &[&str]) -> Result<Vec<Mutation>> {
    let mut all = list::mutations(&files::read(&files::root().join(list::HOST))?)?;
    all.retain(|mutation| words.is_empty() || words.iter().any(|word| mutation.name().contains(word) || mutation.test.contains(word)));
    Ok(all)
}

/// All but the tests of the sources themselves.
fn needs_dist(test: &str) -> bool {
    !test.starts_with("js ") || test == "js server"
}

fn passes(test: &str) -> Result<Option<bool>> {
    let (suite, name) = test.split_once(' ').with_context(|| format!("`{test}` is no test"))?;
    let mut node = command("node");
    node.args(["--import", "tsx"]);
    match suite.split_once(':').unwrap_or((suite, "chromium")) {
        ("js", _) => node.args(["--test"]).arg(format!("tests/js/{name}.test.ts")),
        ("e2e", engine) => {
            node.args(["tests/e2e/run.ts", name]).env("WAYMARK_ENGINES", engine).env("WAYMARK_LONGEST", LONGEST_WAIT).env_remove("CI")
        }
        _ => bail!("`{test}`: the suites are js, e2e and e2e:ENGINE"),
    };
    ends_well(&mut node)
}

fn ends_well(test: &mut Command) -> Result<Option<bool>> {
    let mut child = test.stdout(Stdio::null()).stderr(Stdio::null()).spawn().context("cannot run node")?;
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            // Ended by somebody else: that says nothing either.
            return Ok(status.code().map(|code| code == 0));
        }
        if begun.elapsed() > LONGEST {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_test_that_somebody_ends_says_nothing() {
        let said = |script: &str| ends_well(Command::new("sh").args(["-c", script])).unwrap();
        assert_eq!([said("exit 0"), said("exit 1"), said("kill -TERM $$")], [Some(true), Some(false), None]);
    }
}
