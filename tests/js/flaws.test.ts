import "./page.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Goal } from "../../js/api.d.ts";
import { flawsOf } from "../../js/host/flaws.ts";

const flaws = (goal: Partial<Goal>) => flawsOf({ id: "buy", on: { click: ".buy" }, ...goal });

test("goal_2_a_goal_that_the_browser_accepts_has_no_flaw", () => {
  assert.deepEqual(
    flaws({
      key: { data: "sku", from: { closest: ".card", find: "a" } },
      value: { text: true, regex: "(\\d+)" },
      items: [{ item_id: { attr: "[data-id" } }],
      props: { place: "grid", n: 1, b: true },
    }),
    [],
  );
});

test("goal_2_selectors_and_regular_expressions_are_checked_by_their_paths_when_the_goal_is_added", () => {
  assert.deepEqual(flaws({ on: { click: "[" } }), [["on.click", "selector"]]);
  assert.deepEqual(
    flaws({
      on: { click: { selector: "a >" } },
      key: { data: "sku", from: { closest: "1" } },
      value: { text: true, regex: "(" },
      currency: { attr: "x", from: { find: "a:" } },
      items: [{ price: 1 }, { price: { text: true, regex: "[" } }],
      props: { size: { text: true, from: { closest: ".a", find: "(" }, regex: "*" } },
    }),
    [
      ["on.click.selector", "selector"],
      ["key.from.closest", "selector"],
      ["value.regex", "regex"],
      ["currency.from.find", "selector"],
      ["items[1].price.regex", "regex"],
      ["props.size.from.find", "selector"],
      ["props.size.regex", "regex"],
    ],
  );
});

test("goal_2_the_names_of_props_are_the_shops_own", () => {
  assert.deepEqual(flaws({ props: { click: "Buy now!", selector: "(", regex: "(", find: "", closest: "1" } }), []);
  assert.deepEqual(flaws({ props: { find: { text: true, regex: "(" } } }), [["props.find.regex", "regex"]]);
});
