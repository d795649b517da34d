import assert from "node:assert/strict";
import { test } from "node:test";
import { facts, type Reader, type Spec } from "../../js/host/facts.ts";
import type { AnySource } from "../../js/host/read.ts";

/** Sources are `{data}`: what stands there, and the paths that were asked for. */
function reading(page: Record<string, string>) {
  const paths: string[] = [];
  const reader: Reader = (source, path) => {
    paths.push(path);
    return page[source.data!];
  };
  return { paths, said: (spec: Spec, own = {}) => facts(spec, own, reader) };
}
const at = (data: string, locale?: string) => ({ data, ...(locale ? { locale } : {}) }) as AnySource;

test("goal_6_constants_are_taken_and_sources_are_read_with_their_paths", () => {
  const { paths, said } = reading({ sku: "A-1", price: "1.299,00 €", size: "M", name: "Shirt" });
  const spec = {
    key: at("sku"),
    value: at("price"),
    currency: "EUR",
    items: [{ item_id: at("sku"), item_name: at("name"), item_brand: "Acme", price: at("price"), quantity: 2 }],
    props: { size: at("size"), place: "grid", first: true, column: 3 },
  };
  assert.deepEqual(said(spec), {
    key: "A-1",
    value: 1299,
    currency: "EUR",
    items: [{ item_id: "A-1", item_name: "Shirt", item_brand: "Acme", price: 1299, quantity: 2 }],
    props: { size: "M", place: "grid", first: true, column: 3 },
  });
  assert.deepEqual(paths, ["key", "value", "items[0].item_id", "items[0].item_name", "items[0].price", "props.size"]);
});

test("goal_6_what_was_not_found_is_left_out", () => {
  const { said } = reading({});
  const { key, items, props } = said({ key: at("sku"), items: [{ item_id: at("sku"), price: at("price") }], props: { size: at("size"), place: "grid" } });
  assert.deepEqual([key, items, props], [undefined, [{}], { place: "grid" }]);
});

test("goal_5_a_value_or_currency_that_should_be_there_is_null_and_one_not_asked_for_is_undefined", () => {
  const { said } = reading({ free: "free", range: "5–10", less: "-5", empty: "" });
  assert.deepEqual([said({}).value, said({}).currency], [undefined, undefined]);
  for (const name of ["nowhere", "free", "range", "less", "empty"]) {
    assert.deepEqual([said({ value: at(name) }).value, said({ currency: at("nowhere") }).currency], [null, null], name);
  }
  assert.equal(said({ currency: at("empty") }).currency, null);
  assert.equal(said({ value: -1 }).value, null);
  assert.equal(said({ value: 0 }).value, 0);
});

test("goal_6_the_locale_of_a_source_settles_three_digits", () => {
  const { said } = reading({ price: "1.299" });
  assert.equal(said({ value: at("price") }).value, 1299);
  assert.equal(said({ value: at("price", "en") }).value, 1.299);
  assert.equal(said({ value: at("price", "de") }).value, 1299);
});

test("goal_6_in_an_item_only_price_and_quantity_are_numbers", () => {
  const { said } = reading({ n: "1,5", none: "many" });
  const { items } = said({ items: [{ item_id: at("n"), price: at("n"), quantity: at("none") }] });
  assert.deepEqual(items, [{ item_id: "1,5", price: 1.5 }]);
});

test("the_props_of_a_goal_win_over_those_of_its_trigger", () => {
  const { said } = reading({});
  assert.deepEqual(said({ props: { text: "Buy" } }, { tag: "a", text: "Kaufen" }).props, { tag: "a", text: "Buy" });
  assert.deepEqual(said({ props: { text: at("nowhere") } }, { text: "Kaufen" }).props, { text: "Kaufen" });
});

test("pii_1_a_key_is_cut_without_leaving_half_of_an_address", () => {
  const { said } = reading({ long: "k".repeat(300), address: `${"k".repeat(190)} jane.doe@example.com`, isbn: `${"k".repeat(180)} 9780306406157 ${"k".repeat(180)}` });
  assert.equal(said({ key: at("long") }).key, "k".repeat(200));
  const { key } = said({ key: at("address") });
  assert.ok(!key!.includes("jane"), key);
  const isbn = said({ key: at("isbn") }).key;
  assert.ok(isbn!.includes("9780306406157"), `an id keeps its digits: ${isbn}`);
});
