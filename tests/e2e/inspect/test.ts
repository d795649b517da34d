import assert from "node:assert/strict";
import type { Options, Problem, Waymark } from "../../../js/api.d.ts";
import { each } from "../case.ts";
import type { Page } from "../page.ts";

declare function start(options: unknown): Waymark;
declare function validate(options: unknown): Promise<Problem[]>;

const MODULE = "/dist/inspect.js";

/** One goal that is right, two that are not. */
function configure(page: Page, more: Partial<Options>): Promise<string> {
  return page.evaluate(async more => {
    const goals = [{ id: "buy", on: { click: "#buy" } }, { id: "wrong", on: { clik: "#buy" } }, { id: "slip", on: { click: "#other" }, cooldwon: 1 }];
    globalThis.waymark = start({ collector: "/collect", goals, ...more });
    return (await waymark.ready).status;
  }, more);
}

each("goal_2 with `debug` the problems stand on the console in words, in one group", {}, async ({ page, shop, collected }) => {
  await page.goto(shop.url("page.html"));
  assert.equal(await configure(page, { debug: true }), "running");
  const said = await page.saying(/goals\[2\]/);
  assert.deepEqual(said.filter(line => /\d problem/.test(line)), ["[waymark] 2 problems"]);
  const [trigger, key] = ["goals[1].on.clik", "goals[2].cooldwon"].map(path => said.filter(line => line.includes(path)));
  assert.equal(trigger!.length, 1);
  assert.match(trigger![0]!, /unknown trigger.*"wrong".*click/s);
  assert.equal(key!.length, 1);
  assert.match(key![0]!, /unknown key.*"slip".*cooldown/s);
  await page.click("#buy");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["buy"]);
  assert.equal(shop.asked.filter(path => path === MODULE).length, 1);
});

each("goal_2 without `debug` nothing is loaded and nothing stands on the console", {}, async ({ page, shop, collected }) => {
  await page.goto(shop.url("page.html"));
  assert.equal(await configure(page, {}), "running");
  await page.click("#buy");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["buy"]);
  await page.evaluate(() => fetch("marker"));
  assert.deepEqual(shop.asked.filter(path => path === MODULE || path.endsWith("marker")), ["/case/inspect/marker"]);
  assert.deepEqual((await page.console()).filter(line => line.includes("waymark")), []);
});

each("goal_2 validate() says the same in words, and starts nothing", {}, async ({ page, shop }) => {
  await page.goto(shop.url("page.html"));
  const [problem, ...others] = await page.evaluate(() => validate({ collector: "/collect", goals: [{ id: "buy", on: { clik: "#buy" } }] }));
  assert.deepEqual(others, []);
  const { message, hint, ...rest } = problem!;
  assert.deepEqual(rest, { code: "unknown_trigger", path: "goals[0].on.clik", severity: "error" });
  assert.match(message!, /goals\[0\]\.on\.clik: unknown trigger/);
  assert.match(hint!, /click/);
  assert.ok(shop.asked.includes(MODULE));
  await page.click("#buy");
  await page.close();
  assert.equal(shop.received.length, 0);
});

each("goal_2 what addGoals() and track() are given is told in words too", {}, async ({ page, shop }) => {
  await page.goto(shop.url("page.html"));
  assert.equal(await configure(page, { debug: true, goals: [] }), "running");
  await page.evaluate(() => waymark.addGoals([{ id: "later", on: { visble: ".reviews" } } as never]));
  await page.evaluate(() => waymark.track("add_to_cart", { value: "19.99", get items() { throw new Error("items"); } } as never));
  const said = (await page.saying(/track\.items/)).join("\n");
  assert.match(said, /goals\[0\]\.on\.visble: unknown trigger \(goal "later"\).*Did you mean `visible`/s);
  assert.match(said, /track\.value: expected a number .*, got "19\.99".*Write it without quotes/s);
  assert.match(said, /track\.items: reading it threw an error/);
});

each("goal_2 validate() asks the browser for selectors", {}, async ({ page, shop }) => {
  await page.goto(shop.url("page.html"));
  const problems = await page.evaluate(() => validate({ collector: "/collect", goals: [{ id: "read", on: { visible: ".reviews[" } }] }));
  assert.deepEqual(problems.map(({ code, path }) => [code, path]), [["selector", "goals[0].on.visible"]]);
  assert.match(problems[0]!.message!, /does not accept the selector "\.reviews\["/);
});

each("dom_6 a development module that is not there harms nothing", {}, async ({ page, shop, collected }) => {
  shop.missing.push(MODULE);
  await page.goto(shop.url("page.html"));
  assert.equal(await configure(page, { debug: true }), "running");
  await page.until(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("inspect.js")));
  await page.click("#buy");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["buy"]);
  assert.ok(shop.asked.includes(MODULE));
});
