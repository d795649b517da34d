// Runs the cases in every engine: node --import tsx tests/e2e/run.ts [part of a case's name or title] …

import { mkdirSync, writeFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { Case } from "./case.ts";
import { declared } from "./declared.ts";
import { engines, type Engine } from "./engines.ts";
import { endAll } from "./process.ts";
import { Tally } from "./tally.ts";

const SUMMARY = new URL("../../target/e2e-summary.json", import.meta.url);

const wanted = process.env["WAYMARK_ENGINES"]?.split(",").filter(Boolean) ?? Object.keys(engines);
for (const name of wanted) {
  if (!engines[name]) throw new Error(`WAYMARK_ENGINES=${wanted}: no engine is called ${name}; there are ${Object.keys(engines).join(", ")}`);
}

if (!process.env["WAYMARK_COLLECTOR_BIN"]) throw new Error("WAYMARK_COLLECTOR_BIN is not set: give the path to waymark-collector, or run `npm test`");
if (process.env["CI"] && wanted.length < Object.keys(engines).length) {
  throw new Error(`WAYMARK_ENGINES=${wanted}: under CI no engine may be skipped; there are ${Object.keys(engines).join(", ")}`);
}

const words = process.argv.slice(2);
const chosen = (await declared()).filter(({ folder, title }) => words.length === 0 || words.some(word => `${folder}/${title}`.includes(word)));
if (chosen.length === 0) throw new Error(`no case has ${words.join(" or ")} in its name`);

const tally = new Tally(Object.keys(engines), wanted, chosen.length);

describe("e2e", { concurrency: true }, () => {
  for (const name of wanted) describe(name, { concurrency: 1 }, () => inEngine(name));
  after(() => {
    mkdirSync(new URL(".", SUMMARY), { recursive: true });
    writeFileSync(SUMMARY, `${JSON.stringify(tally.summary(), null, 2)}\n`);
    console.error(tally.text());
    if (tally.failed()) process.exitCode = 1;
    endAll(); // A test that failed may have left something, and nobody is to wait for it.
  });
});

function inEngine(name: string): void {
  let engine: Engine | undefined;
  before(async () => {
    engine = await engines[name]!();
    tally.started(name, engine.version);
  });
  for (const each of chosen) declare(name, each, () => engine);
  after(() => engine?.close());
}

function declare(name: string, { folder, title, not, run }: Case, engine: () => Engine | undefined): void {
  const reason = not[name];
  if (reason) tally.skip(name);
  test(`${folder}: ${title}`, { skip: reason ?? false }, async () => {
    const started = engine();
    if (!started) throw new Error(`${name} did not start`);
    tally.begin(name, `${folder}: ${title}`);
    await run(started);
    tally.pass(name, `${folder}: ${title}`);
  });
}
