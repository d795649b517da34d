// For the tests in Rust: the tables, and each configuration of `tests/data/problems.json` with what the checker says of it.

import { checkGoals } from "../../js/host/check.ts";
import { problems } from "../../js/inspect/check.ts";
import { given } from "../../js/inspect/given.ts";
import { tables } from "../../js/inspect/tables.ts";
import { cases } from "../../tests/data/problems.ts";
import { trails } from "./trails.ts";

/** The ids of the goals that work; of those with one id the last one does. */
function ids(options: unknown): string[] {
  try {
    const { goals } = options as { goals: unknown };
    const all = checkGoals(goals, true, () => {}).map(({ goal }) => goal.id);
    return all.filter((id, at) => all.lastIndexOf(id) === at);
  } catch {
    return [];
  }
}

const told = cases().map(({ name, options, problems: expected, goals }) => ({
  name,
  given: given(options),
  told: problems(options),
  expected,
  works: ids(options),
  goals,
}));
console.log(JSON.stringify({ tables: tables(), cases: told, trails: trails() }));
