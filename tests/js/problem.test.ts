import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import type { Problem } from "../../js/api.d.ts";
import { problemOf } from "../../js/host/problem.ts";

test("goal_2_the_tracker_and_the_development_module_find_a_problem_equally_severe", async () => {
  const cases = JSON.parse(await readFile(new URL("../data/problems.json", import.meta.url), "utf8")) as { problems: Problem[] }[];
  const problems = cases.flatMap(({ problems }) => problems);
  assert.ok(problems.some(({ severity }) => severity === "warning") && problems.some(({ severity }) => severity === "error"));
  for (const { code, path, severity } of problems) assert.deepEqual(problemOf(code, path), { code, path, severity });
});

test("goal_6_a_source_that_finds_nothing_is_a_warning_and_so_is_a_second_start", () => {
  for (const code of ["not_found", "second_start"]) assert.equal(problemOf(code, "").severity, "warning", code);
});
