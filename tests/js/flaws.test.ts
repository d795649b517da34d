import "./page.ts";
import assert from "node:assert/strict";
import { test } from "node:test";

const { flawed } = await import("../../js/host/flaws.ts");

test("goal_2_a_selector_is_one_if_the_browser_takes_it_alone_and_among_others", () => {
  for (const selector of [".buy", "a, b", "[data-id]", ":is(a)"]) assert.equal(flawed("selector", selector), undefined, selector);
  for (const selector of ["[", "a >", "1", "a:", "("]) assert.equal(flawed("selector", selector), "selector", selector);
});

test("goal_2_a_regular_expression_is_one_if_it_can_be_made", () => {
  for (const regex of ["(\\d+)", "[data-id]", "a >"]) assert.equal(flawed("regex", regex), undefined, regex);
  for (const regex of ["(", "[", "*"]) assert.equal(flawed("regex", regex), "regex", regex);
});
