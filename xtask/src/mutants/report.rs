//! `docs/mutants.md`: the share that was killed in each room, and what survived.

use super::list::{self, Mutation};
use super::{Came, Outcome};
use crate::files;
use crate::rules::contract::Contract;
use anyhow::{Result, bail};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt::Write;

const HEAD: &str = "\
# Mutants: do the tests prove anything?

Made by `npm run mutants`. Each mutant is one small mistake put into the code; a test has to fail of it. In `src/` cargo-mutants makes them and the
native tests have to tell; in `js/` they are listed in [`mutants/host.json`](../mutants/host.json), each with its rule and the test that has to fail.
What survives is listed with the reason why no test can tell the difference. The share is that of those tried: what was not says nothing yet.
Part runs are put together by the names of the mistakes, so some results are of the code as it was in an earlier run; the cases of `tests/e2e/` run in
Chromium only.
";

pub fn write(core: &[Outcome], host: &[Outcome]) -> Result<()> {
    let root = files::root();
    let reasons = list::reasons(&files::read(&root.join(list::SURVIVORS))?)?;
    let mutations = list::mutations(&files::read(&root.join(list::HOST))?)?;
    let contract = Contract::read(&files::read(&root.join("docs/semantics.md"))?);
    let all: Vec<&Outcome> = core.iter().chain(host).collect();
    let text = text(&all, &reasons, &without(&contract, &mutations));
    files::write(&root.join("docs/mutants.md"), &text)?;
    print!("{text}");
    let unexplained: Vec<_> =
        all.iter().filter(|one| one.came == Came::Survived && !reasons.contains_key(&one.name)).map(|one| one.name.as_str()).collect();
    if !unexplained.is_empty() {
        bail!("survived, and mutants/survivors.json says nothing of it:\n  {}", unexplained.join("\n  "));
    }
    Ok(())
}

/// Rules of which the page's side has no mutation: the core's, or forgotten.
fn without(contract: &Contract, mutations: &[Mutation]) -> Vec<String> {
    let listed = |id: &str| mutations.iter().any(|mutation| mutation.rule.split(' ').any(|rule| rule == id));
    contract.rules().filter(|rule| !listed(&rule.id)).map(|rule| rule.id.clone()).collect()
}

fn text(all: &[&Outcome], reasons: &Map<String, Value>, without: &[String]) -> String {
    let mut rooms: BTreeMap<&str, Vec<&Outcome>> = BTreeMap::new();
    for one in all {
        rooms.entry(one.file.rsplit_once('/').map_or("", |(room, _)| room)).or_default().push(one);
    }
    let mut text = HEAD.to_string();
    let _ = writeln!(
        text,
        "\n| room | mutants | killed | survived, with a reason | survived | not tried | share killed |\n|---|---|---|---|---|---|---|"
    );
    for (room, of_room) in rooms.iter().map(|(room, list)| (format!("`{room}/`"), list.as_slice())).chain([("**all**".to_string(), all)]) {
        let count = |came: Came| of_room.iter().filter(|one| one.came == came).count();
        let (killed, survived, untried) = (count(Came::Killed), count(Came::Survived), count(Came::Untried));
        let known = of_room.iter().filter(|one| one.came == Came::Survived && reasons.contains_key(&one.name)).count();
        let share = match killed + survived {
            0 => "–".to_string(),
            tried => format!("{:.1} %", 100.0 * killed as f64 / tried as f64),
        };
        let _ = writeln!(text, "| {room} | {} | {killed} | {known} | {} | {untried} | {share} |", of_room.len(), survived - known);
    }
    for (title, came) in [("Survivors", Came::Survived), ("Not tried", Came::Untried)] {
        let _ = writeln!(text, "\n## {title}\n");
        let mut some = false;
        for one in all.iter().filter(|one| one.came == came) {
            some = true;
            let reason = match reasons.get(&one.name).and_then(Value::as_str) {
                Some(reason) => format!(": {reason}"),
                None if came == Came::Survived => ": **no reason yet**".into(),
                None => String::new(),
            };
            let _ = writeln!(text, "- {}{reason}", one.name);
        }
        if !some {
            let _ = writeln!(text, "None.");
        }
    }
    let _ = writeln!(
        text,
        "\n## Rules without a mutation in `js/`\n\n{}",
        if without.is_empty() { "None.".into() } else { without.join(", ") }
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_have_shares_and_survivors_reasons() {
        let one = |file: &str, name: &str, came| Outcome { file: file.into(), name: name.into(), came };
        let all = [
            one("src/out/a.rs", "a", Came::Killed),
            one("src/out/b.rs", "b", Came::Survived),
            one("src/out/b.rs", "d", Came::Untried),
            one("js/host/c.ts", "c", Came::Survived),
            one("js/part/e.ts", "e", Came::Untried),
        ];
        let reasons = Map::from_iter([("b".to_string(), Value::from("the same"))]);
        let text = text(&all.iter().collect::<Vec<_>>(), &reasons, &["DOM-1".into()]);
        for line in [
            "| `src/out/` | 3 | 1 | 1 | 0 | 1 | 50.0 % |",
            "| `js/host/` | 1 | 0 | 0 | 1 | 0 | 0.0 % |",
            "| `js/part/` | 1 | 0 | 0 | 0 | 1 | – |",
            "- b: the same",
            "- c: **no reason yet**",
            "- d",
            "DOM-1",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
    }
}
