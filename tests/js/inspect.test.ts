// The words, with the bundles that are published: the page's objects through JavaScript's checker and the development module.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cases } from "../data/problems.ts";

const { validate } = (await import("../../dist/index.js" as string)) as typeof import("../../js/index.ts");

test("goal_2_each_configuration_has_exactly_these_problems_in_these_words", async () => {
  for (const { name, options, problems } of cases()) assert.deepEqual(await validate(options), problems, name);
});

test("goal_2_a_configuration_is_looked_at_anew_each_time", async () => {
  const options = { collector: 5 as unknown };
  assert.equal((await validate(options)).length, 1);
  options.collector = "/collect";
  assert.deepEqual(await validate(options), []);
});

test("goal_2_validate_takes_whatever_it_is_given", async () => {
  const thrower = new Proxy({}, { get: () => assert.fail("read"), ownKeys: () => assert.fail("listed"), getPrototypeOf: () => assert.fail("asked") });
  for (const options of [undefined, null, 1, 7n, "", Symbol("s"), [], () => {}, new Map(), thrower, { collector: thrower }, { collector: "/c", goals: [thrower] }]) {
    const problems = await validate(options);
    assert.ok(problems.length > 0 && problems.every(({ message, hint }) => message && hint), String(problems.length));
  }
});
