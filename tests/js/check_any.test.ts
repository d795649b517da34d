import "./page.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { problemOf } from "../../js/host/problem.ts";

const { checkEvent, checkGoals, checkOptions } = await import("../../js/host/check.ts");
const { GOAL, TRIGGERS } = await import("../../js/host/spec.ts");

const NAMES = [...Object.keys(GOAL._table!), ...Object.keys(TRIGGERS), ..."selector at unit url name event data attr text from regex price item_id collector flush filter category __proto__ x".split(" ")];
const WORDS = ["page", "session", "visitor", "now", "match", "document", "EUR", "milestone", "/a*", ".a", "percent", "px", " ", "", "[", "("];

const leaf = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, false, NaN, Infinity, -1, 0, 50, 1e13, 7n, Symbol("s"), () => 1, new Map(), /a/, new Date(0)),
  fc.constantFrom(...WORDS),
  fc.string(),
  fc.double(),
);
/** Any object, with the names that mean something often enough, some of whose getters throw. */
const { tree: anything } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: fc.array(tie("tree"), { maxLength: 5 }) },
    { weight: 3, arbitrary: fc.array(fc.tuple(fc.constantFrom(...NAMES), tie("tree"), fc.integer({ min: 0, max: 15 })), { maxLength: 6 }).map(build) },
  ),
}));

function build(members: [string, unknown, number][]): object {
  const out = {};
  for (const [name, value, chance] of members) {
    const get = () => {
      if (chance === 0) throw new Error("read");
      return value;
    };
    Object.defineProperty(out, name, { enumerable: true, configurable: true, get });
  }
  return out;
}

const goalLike = fc.tuple(fc.constantFrom(...Object.keys(TRIGGERS)), anything, anything).map(([name, options, rest]) => ({ ...spread(rest), id: "a", on: { [name]: options } }));
const spread = (value: unknown) => {
  try {
    return { ...(value as object) };
  } catch {
    return {};
  }
};
const runs = { numRuns: 3_000 };

/** Whatever a page hands over, each problem has its place. */
const heard = (start: RegExp) => {
  const found: string[] = [];
  const report = (code: string, path: string) => {
    assert.match(path, start);
    assert.match(problemOf(code, path).code, /^[a-z_]+$/);
    found.push(code);
  };
  return { found, report };
};

test("dom_6_no_configuration_makes_the_checker_throw", () => {
  fc.assert(
    fc.property(anything, anything, (options, data) => {
      const { report } = heard(/^/);
      const clean = checkOptions(options, report);
      assert.ok(Array.isArray(clean.collector));
      assert.ok(clean.flush!.events! >= 1 && clean.flush!.every! >= 0.1);
      checkGoals(clean.goals, !!clean.currency, report);
      checkGoals(options, false, report);
      checkEvent(data, options, report);
    }),
    runs,
  );
});

test("goal_2_every_entry_gives_a_goal_or_a_problem", () => {
  fc.assert(
    fc.property(fc.oneof(anything, goalLike), (entry) => {
      if (entry === undefined) return;
      const { found, report } = heard(/^goals\[0\]/);
      const checked = checkGoals([entry], true, report);
      assert.ok(checked.length === 1 || found.length > 0);
    }),
    runs,
  );
});

test("goal_2_what_was_found_right_is_right_again_and_the_same", () => {
  fc.assert(
    fc.property(goalLike, (entry) => {
      const { report } = heard(/^goals\[0\]/);
      const [first] = checkGoals([entry], true, report);
      // A trigger that has no long form cannot be given its own.
      if (!first || TRIGGERS[first.name]!._options._only) return;
      const { found, report: again } = heard(/^goals\[0\]/);
      assert.deepEqual(checkGoals([first.goal], true, again), [first]);
      assert.deepEqual(found, []);
    }),
    runs,
  );
});
