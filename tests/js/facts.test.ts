import assert from "node:assert/strict";
import { test } from "node:test";
import { facts, keyOf, type Reader, type Spec } from "../../js/host/facts.ts";
import { money } from "../../js/host/money.ts";
import { proper } from "../../js/host/proper.ts";
import { type AnySource, teach } from "../../js/host/read.ts";
import { rare } from "../../js/host/sources.ts";

teach(rare, money, proper);

/** Sources are `{data}`: what stands there, and the paths that were asked for. */
function reading(page: Record<string, string | number>) {
  const paths: string[] = [];
  const problems: string[] = [];
  const reader: Reader = (source, path) => {
    paths.push(path);
    return page[source.data!];
  };
  const tell = (code: string, path: string) => void problems.push(`${path} ${code}`);
  return {
    paths,
    problems,
    said(spec: Spec, own = {}) {
      const call = (part: keyof Spec | "where") => (spec[part as "value"] as () => unknown)();
      const key = keyOf(spec, reader, call, tell);
      const { _partial, ...said } = facts(spec, own, reader, call, tell);
      return { key, ...said, partial: _partial };
    },
  };
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
    partial: false,
    key: "A-1",
    value: 1299,
    currency: "EUR",
    items: [{ item_id: "A-1", item_name: "Shirt", item_brand: "Acme", price: 1299, quantity: 2 }],
    props: { size: "M", place: "grid", first: true, column: 3 },
  });
  assert.deepEqual(paths, ["key", "value", "items[0].item_id", "items[0].item_name", "items[0].price", "props.size"]);
});

test("goal_6_what_was_not_found_is_left_out", () => {
  const { said, problems } = reading({});
  const { key, items, props, partial } = said({ key: at("sku"), items: [{ item_id: at("sku"), price: at("price") }], props: { size: at("size"), place: "grid" } });
  assert.deepEqual([key, items, props, partial], [undefined, [{}], { place: "grid" }, true]);
  assert.deepEqual(problems, [], "the reader has said so");
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
  const { items, partial } = said({ items: [{ item_id: at("n"), price: at("n"), quantity: at("none") }] });
  assert.deepEqual(items, [{ item_id: "1,5", price: 1.5 }]);
  assert.equal(partial, true, "how many there are is not known");
  assert.equal(said({ items: [{ item_id: at("n"), item_name: at("nowhere"), price: at("n") }] }).partial, false);
});

test("goal_5_what_was_found_and_is_no_number_is_a_problem_at_its_path", () => {
  const { said, problems } = reading({ sale: "10 – 20 €", free: "free" });
  said({ value: at("sale"), items: [{ price: at("free"), quantity: at("free"), item_name: at("free") }, { price: at("nowhere") }] });
  assert.deepEqual(problems, ["value not_a_number", "items[0].price not_a_number", "items[0].quantity not_a_number"]);
});

test("goal_6_a_number_is_taken_as_it_is_and_as_its_text_where_a_text_is_wanted", () => {
  const { said } = reading({ dinar: 12.345, id: 4711, less: -1, nan: NaN });
  const { value, key, items, props } = said({ value: at("dinar"), key: at("id"), items: [{ item_id: at("id"), price: at("dinar") }], props: { id: at("id") } });
  assert.deepEqual([value, key, items, props], [12.345, "4711", [{ item_id: "4711", price: 12.345 }], { id: "4711" }]);
  for (const name of ["less", "nan"]) assert.equal(said({ value: at(name) }).value, null, name);
});

test("goal_5_a_function_gives_the_value_or_it_could_not_be_read", () => {
  const { said, problems } = reading({});
  assert.deepEqual([0, 9.99].map((given) => said({ value: () => given }).value), [0, 9.99]);
  assert.deepEqual(problems, []);
  for (const given of [-1, NaN, Infinity, "5", null, undefined, {}, [5], 5n, new Date(5)]) {
    assert.equal(said({ value: () => given }).value, null, String(given));
    assert.deepEqual(problems.splice(0), ["value wrong_type"], String(given));
  }
});

test("dom_6_a_function_that_throws_takes_only_its_part_with_it", () => {
  const { said, problems } = reading({});
  const throws = () => {
    throw new Error("shop");
  };
  assert.deepEqual(said({ value: throws, props: throws, currency: "EUR" }, { tag: "a" }), {
    ...{ key: undefined, value: null, currency: "EUR", items: undefined, props: { tag: "a" }, partial: false },
  });
  assert.deepEqual(problems, [], "whoever called it has said so");
  assert.throws(() => said({ key: throws }), /shop/, "without its key nobody knows whether it counts");
});

test("goal_1_a_function_gives_props_and_what_is_none_is_left_out", () => {
  const { said, problems } = reading({});
  const right = { text: "M", number: 1.5, no: false, list: ["a", "b"], empty: [], nothing: undefined, none: null };
  assert.deepEqual(said({ props: () => right }, { tag: "a", text: "Buy" }).props, { tag: "a", text: "M", number: 1.5, no: false, list: ["a", "b"], empty: [] });
  assert.deepEqual(problems, []);
  const wrong = { nan: NaN, date: new Date(0), object: {}, call() {}, big: 1n, sign: Symbol(), mixed: ["a", 1], nested: [["a"]] };
  const threw = Object.defineProperty({ ...wrong, right: 1 }, "getter", { enumerable: true, get: () => assert.fail("shop") });
  assert.deepEqual(said({ props: () => threw }).props, { right: 1 });
  assert.deepEqual(problems.splice(0), [...Object.keys(wrong), "getter"].map((name) => `props.${name} wrong_type`));
  for (const given of ["text", 5, null, undefined, ["a"], () => {}]) {
    assert.deepEqual(said({ props: () => given }, { tag: "a" }).props, { tag: "a" });
    assert.deepEqual(problems.splice(0), ["props wrong_type"], String(given));
  }
});

test("goal_4_a_function_gives_the_key_as_a_text_or_a_number", () => {
  const { said, problems } = reading({});
  assert.deepEqual([said({ key: () => "A-1" }).key, said({ key: () => 7 }).key, said({ key: () => "" }).key], ["A-1", "7", undefined]);
  assert.deepEqual(problems, []);
  for (const given of [null, undefined, {}, NaN, true]) {
    assert.equal(said({ key: () => given }).key, undefined);
    assert.deepEqual(problems.splice(0), ["key wrong_type"], String(given));
  }
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
