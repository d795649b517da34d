import assert from "node:assert/strict";
import { test } from "node:test";
import { categoryOf, type Defaults, eventText, type Said } from "../../js/host/event.ts";

const TIME = "2026-11-25T09:00:00.000Z";
const event = (said: Said, defaults: Defaults = {}) => JSON.parse(eventText("add_to_cart", "buy", "milestone", said, defaults, TIME)) as Record<string, unknown>;
const worth = (said: Said, defaults?: Defaults) => {
  const { value, currency, value_error } = event(said, defaults);
  return [value, currency, value_error];
};

test("an_event_says_what_it_was_and_nothing_empty", () => {
  assert.deepEqual(event({ items: [], props: {} }), { time: TIME, event: "add_to_cart", goal: "buy", category: "milestone" });
  assert.equal("goal" in JSON.parse(eventText("x", undefined, "secondary", {}, {}, TIME)), false);
  const said = { key: "a", transaction_id: "t", items: [{ item_id: "a" }], props: { size: "M" } };
  assert.deepEqual(event(said), { time: TIME, event: "add_to_cart", goal: "buy", category: "milestone", ...said });
});

test("the_props_of_the_options_go_with_every_event_and_its_own_win", () => {
  assert.deepEqual(event({ props: { a: 1 } }, { props: { a: 2, b: 3 } }).props, { a: 1, b: 3 });
});

test("a_step_toward_the_sale_is_a_milestone_unless_the_goal_says_otherwise", () => {
  for (const name of "view_item add_to_cart view_cart begin_checkout add_shipping_info add_payment_info purchase generate_lead sign_up".split(" ")) {
    assert.equal(categoryOf(undefined, name), "milestone", name);
  }
  for (const name of ["add_to_wishlist", "purchase_intent", "my_purchase", "Purchase", ""]) assert.equal(categoryOf(undefined, name), "secondary", name);
  assert.equal(categoryOf("secondary", "purchase"), "secondary");
  assert.equal(categoryOf("milestone", "scroll"), "milestone");
});

test("goal_5_value_and_currency_go_together_or_not_at_all", () => {
  assert.deepEqual(worth({ value: 9.99, currency: "EUR" }), [9.99, "EUR", undefined]);
  assert.deepEqual(worth({ value: 0, currency: "EUR" }), [0, "EUR", undefined]);
  assert.deepEqual(worth({ value: 9.99 }, { currency: "SEK" }), [9.99, "SEK", undefined]);
  assert.deepEqual(worth({ value: 9.99, currency: "EUR" }, { currency: "SEK" }), [9.99, "EUR", undefined]);
  assert.deepEqual(worth({ value: 9.99 }), [undefined, undefined, true]);
  assert.deepEqual(worth({ currency: "EUR" }), [undefined, undefined, undefined], "nothing was expected");
});

test("goal_5_what_could_not_be_read_is_flagged_and_not_replaced_by_a_guess", () => {
  assert.deepEqual(worth({ value: null, currency: "EUR" }), [undefined, undefined, true]);
  assert.deepEqual(worth({ value: null }, { currency: "EUR" }), [undefined, undefined, true]);
  assert.deepEqual(worth({ value: 9.99, currency: null }, { currency: "EUR" }), [undefined, undefined, true]);
  assert.deepEqual(worth({ value: null, items: [{ price: 5 }] }, { currency: "EUR" }), [undefined, undefined, true]);
});

test("goal_5_letter_case_is_mended_and_a_sign_is_no_currency", () => {
  assert.deepEqual(worth({ value: 1, currency: "eur" }), [1, "EUR", undefined]);
  for (const currency of ["€", "EURO", "EU", "E R", "", "12A", "EUR "]) assert.deepEqual(worth({ value: 1, currency }), [undefined, undefined, true], currency);
});

test("goal_5_an_event_is_worth_its_items_unless_it_says_otherwise", () => {
  const items = [{ price: 0.1, quantity: 3 }, { price: 19.99 }];
  assert.deepEqual(worth({ items, currency: "EUR" }), [20.29, "EUR", undefined]);
  assert.deepEqual(worth({ items: [{ price: 0.1 }, { price: 0.2 }], currency: "EUR" }), [0.3, "EUR", undefined]);
  assert.deepEqual(worth({ items, currency: "EUR", value: 5 }), [5, "EUR", undefined]);
  assert.deepEqual(worth({ items }, { currency: "EUR" }), [20.29, "EUR", undefined]);
  assert.deepEqual(worth({ items }), [undefined, undefined, undefined], "no currency: prices alone are no value");
  assert.deepEqual(worth({ items, currency: null }), [undefined, undefined, true]);
  assert.deepEqual(worth({ items: [{ item_id: "a" }], currency: "EUR" }), [undefined, undefined, undefined]);
  assert.deepEqual(worth({ items: [{ price: 1 }, { item_id: "a" }], currency: "EUR" }), [undefined, undefined, true], "half a sum is a wrong one");
  assert.deepEqual(worth({ items: [{ price: 0, quantity: 2 }], currency: "EUR" }), [0, "EUR", undefined]);
});

test("goal_5_a_sum_of_which_a_part_is_missing_is_not_guessed", () => {
  const items = [{ price: 5 }];
  assert.deepEqual(worth({ items, _partial: true }, { currency: "EUR" }), [undefined, undefined, true]);
  assert.deepEqual(worth({ items: [{}], _partial: true, currency: "EUR" }), [undefined, undefined, true]);
  assert.deepEqual(worth({ items, _partial: true, value: 7, currency: "EUR" }), [7, "EUR", undefined], "the value stands for itself");
  assert.deepEqual(worth({ items, _partial: true }), [undefined, undefined, undefined], "no currency: prices alone are no value");
  assert.ok(!("_partial" in event({ _partial: true })));
});

test("goal_7_form_3_an_event_says_its_share_and_whether_it_was_confirmed_only_where_that_is_known", () => {
  const { sample, confirmed } = JSON.parse(eventText("form_submit", "lead", "secondary", { confirmed: false }, {}, TIME, 0.25)) as Record<string, unknown>;
  assert.deepEqual([sample, confirmed], [0.25, false]);
  assert.deepEqual(Object.keys(event({})), ["time", "event", "goal", "category"]);
});

test("pii_1_every_text_of_an_event_is_redacted", () => {
  const address = "jane@example.com";
  const text = eventText(address, address, address, { key: address, transaction_id: address, items: [{ item_name: address }], props: { [address]: address } }, { props: { a: address } }, TIME);
  assert.ok(!text.includes("jane"), text);
  assert.ok(JSON.parse(text).time === TIME);
});
