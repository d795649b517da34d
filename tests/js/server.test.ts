// Where there is no browser, with the bundle that is published.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Options, Waymark } from "../../js/api.d.ts";

// By name: Node puts its own in place at their first use.
const globals = () => Reflect.ownKeys(globalThis);
const before = { globals: globals(), active: process.getActiveResourcesInfo() };
const { start, validate } = (await import("../../dist/index.js" as string)) as typeof import("../../js/index.ts");

const GOAL = { id: "buy", on: { click: ".buy" } };

test("an_import_adds_no_global_and_keeps_no_process_alive", () => {
  assert.deepEqual(globals(), before.globals);
  assert.deepEqual(process.getActiveResourcesInfo(), before.active);
});

test("without_a_browser_start_gives_an_inert_tracker_whose_methods_do_nothing", async () => {
  const told: unknown[] = [];
  const options: Options = { collector: "/collect", goals: [GOAL], debug: true, onDiagnostic: (problem) => told.push(problem) };
  const waymark: Waymark = start(options);
  assert.equal(waymark.status, "inert");
  assert.equal(await waymark.ready, waymark);
  assert.equal(waymark.track("view_item", { value: 1, currency: "EUR" }), undefined);
  assert.deepEqual(await waymark.addGoals([GOAL]), []);
  assert.equal(waymark.removeGoals(["buy"]), undefined);
  assert.equal(await waymark.flush(), undefined);
  assert.equal(await waymark.stop(), undefined);
  assert.equal(waymark.status, "inert");
  assert.notEqual(start(options), waymark, "two requests of one server share nothing");
  assert.deepEqual(told, []);
  assert.deepEqual(globals(), before.globals);
  assert.deepEqual(process.getActiveResourcesInfo(), before.active, "nothing keeps the process alive");
});

test("goal_1_whatever_start_is_given_it_does_not_throw", async () => {
  const thrower = new Proxy({}, { get: () => assert.fail("read"), ownKeys: () => assert.fail("listed") });
  for (const options of [undefined, null, 1, "", [], {}, thrower, { collector: {} }, { collector: "/c", goals: [null] }]) {
    const waymark = start(options as never);
    assert.equal((await waymark.ready).status, "inert");
    waymark.track(undefined as never, thrower);
    assert.deepEqual((await waymark.addGoals(undefined as never)).map(({ code, path }) => [code, path]), [["wrong_type", "goals"]]);
  }
});

test("goal_2_a_configuration_can_be_checked_without_a_browser", async () => {
  assert.deepEqual(await validate({ collector: "/collect", goals: [GOAL] }), []);
  const [problem, ...more] = await validate({ collector: "/collect", goals: [{ id: "buy", on: { clik: ".buy" } }] });
  assert.deepEqual(more, []);
  assert.match(`${problem!.path} ${problem!.message} ${problem!.hint}`, /^goals\[0\]\.on.*clik/s);
});
