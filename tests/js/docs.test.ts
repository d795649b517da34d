import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { HEADINGS, pages, renewed } from "../../docs/generate.ts";
import { checkGoals, checkOptions } from "../../js/host/check.ts";
import { TRIGGERS } from "../../js/host/spec.ts";

const ROOT = new URL("../../", import.meta.url);
const reference = pages();
const triggers = reference.filter(({ pathname }) => pathname.includes("/triggers/"));
const others = ["README.md", "ARCHITECTURE.md", "docs/semantics.md", "docs/rules.md", "docs/untested.md", "docs/mutants.md"].map(path => new URL(path, ROOT));
const read = (page: URL) => readFileSync(page, "utf8");
const nameOf = ({ pathname }: URL) => pathname.slice(ROOT.pathname.length);

test("every_trigger_has_a_page_with_the_same_headings", () => {
  assert.deepEqual(triggers.map(page => nameOf(page)), Object.keys(TRIGGERS).map(name => `docs/triggers/${name}.md`).sort());
  for (const page of triggers) {
    const text = read(page);
    assert.deepEqual([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading), HEADINGS, nameOf(page));
    assert.deepEqual([...text.matchAll(/<!-- generated: (\w+) -->/g)].map(([, block]) => block), ["facts", "options"], nameOf(page));
  }
});

test("what_is_generated_in_the_pages_is_what_the_specification_says", () => {
  for (const page of reference) assert.equal(read(page), renewed(page, read(page)), `${nameOf(page)} is stale: node --import tsx docs/generate.ts`);
});

test("every_example_in_the_docs_has_no_problem", () => {
  let examples = 0;
  for (const page of [...reference, ...others]) {
    for (const [, code] of read(page).matchAll(/^```js\n([^]*?)^```$/gm)) {
      const problems: string[] = [];
      const report = (code: string, path: string) => problems.push(`${code} ${path}`);
      let started = 0;
      const start = (given: { goals?: unknown }) => {
        started++;
        const options = checkOptions(given, report);
        const goals = checkGoals(given.goals ?? [], !!options.currency, report);
        // Each example of a trigger is about that trigger.
        if (triggers.includes(page)) assert.ok(goals.some(({ name }) => page.pathname.endsWith(`/${name}.md`)), nameOf(page));
        return { addGoals: (goals: unknown) => checkGoals(goals, !!options.currency, report) };
      };
      new Function("start", code!.replace(/^import .*$/gm, ""))(start);
      assert.equal(started, 1, `${nameOf(page)}: an example starts once`);
      assert.deepEqual(problems, [], `${nameOf(page)}:\n${code}`);
      examples++;
    }
  }
  assert.ok(examples > triggers.length);
});

test("every_rule_that_the_pages_name_is_in_the_contract", () => {
  const rules = new Set([...read(new URL("docs/semantics.md", ROOT)).matchAll(/^- ([A-Z]+-\d+) /gm)].map(([, id]) => id));
  for (const page of triggers) for (const [id] of read(page).matchAll(/\b[A-Z]+-\d+\b/g)) assert.ok(rules.has(id), `${nameOf(page)}: ${id}`);
});

test("every_link_between_the_docs_leads_somewhere", () => {
  for (const page of [...reference, ...others]) {
    for (const [, target] of read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
      if (!/^\w+:/.test(target!)) assert.ok(existsSync(new URL(target!, page)), `${nameOf(page)}: ${target}`);
    }
  }
});

test("every_size_in_the_docs_is_the_recorded_one", () => {
  const recorded = JSON.parse(read(new URL("sizes.json", ROOT))) as Record<string, { brotli: number }>;
  const wanted = Object.entries(recorded).map(([file, { brotli }]) => `${file.slice("dist/".length)} ${brotli}`);
  for (const page of ["README.md", "ARCHITECTURE.md"]) {
    const rows = [...read(new URL(page, ROOT)).matchAll(/^\| `([\w/]+\.js)` \| ([\d,]+) \|/gm)];
    assert.deepEqual(rows.map(([, file, bytes]) => `${file} ${bytes!.replace(",", "")}`).sort(), wanted.sort(), page);
  }
});
