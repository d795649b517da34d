import fc from "fast-check";
import assert from "node:assert/strict";
import { test } from "node:test";
import { leave } from "../../js/host/text.ts";

const MASK = "[redacted]";
const ISBN = "9780306406157";
const left = (value: unknown) => JSON.parse(leave(value)) as any;

test("what_is_json_is_written_as_json", () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 8, noUnicodeString: true, stringUnit: fc.constantFrom(..."abc \"\\") } as never), (value) => assert.deepEqual(left(value), JSON.parse(JSON.stringify(value)))));
});

test("dom_6_what_a_page_patches_onto_prototypes_changes_nothing", () => {
  const patched = Array.prototype as { toJSON?: unknown };
  patched.toJSON = () => "patched";
  try {
    assert.equal(leave({ a: [1] }), '{"a":[1]}');
  } finally {
    delete patched.toJSON;
  }
});

test("pii_1_identifiers_lose_only_addresses", () => {
  const event = left({ event: ISBN, key: ISBN, transaction_id: ISBN, items: [{ item_id: ISBN, item_variant: ISBN, item_name: ISBN }] });
  assert.deepEqual(event, { event: MASK, key: ISBN, transaction_id: ISBN, items: [{ item_id: ISBN, item_variant: ISBN, item_name: MASK }] });
  const address = left({ key: "a@b.de", transaction_id: "a@b.de", items: [{ item_id: "a@b.de" }], props: { "a@b.de": ["c@d.de"] } });
  assert.deepEqual(address, { key: MASK, transaction_id: MASK, items: [{ item_id: MASK }], props: { [MASK]: [MASK] } });
});

test("pii_1_names_in_props_say_nothing_about_what_may_leave", () => {
  const { props } = left({ props: { url: ISBN, key: [ISBN, { key: ISBN }], item_id: { path: ISBN }, props: ISBN, href: `/p/${ISBN}`, link_url: [ISBN] } });
  assert.deepEqual(props, { url: MASK, key: [MASK, { key: MASK }], item_id: { path: MASK }, props: MASK, href: `/p/${ISBN}`, link_url: [ISBN] });
});

test("pii_1_numbers_that_are_no_text_pass", () => {
  assert.deepEqual(left({ props: { n: 123_456_789_012 } }), { props: { n: 123_456_789_012 } });
});

test("what_leaves_is_json_that_utf_8_can_hold", () => {
  assert.deepEqual(left({ "\u{dc00}": "a\u{d83d}b", whole: "🛒" }), { "\u{fffd}": "a\u{fffd}b", whole: "🛒" });
  assert.deepEqual(left([NaN, undefined, Infinity]), [null, null, null]);
  assert.deepEqual(left({ a: new Map(), b: () => {}, c: 1n, d: [new Date()], e: undefined }), { a: null, b: null, c: null, d: [null] });
  const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  const half = fc.integer({ min: 0xd7f0, max: 0xe00f }).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: fc.oneof(unit, half) }), (value) => {
      const text = leave(value);
      assert.doesNotThrow(() => JSON.parse(text), text);
      assert.ok(!/\p{Surrogate}|\\ud[89a-f]/iu.test(text), text);
    }),
  );
});

/** Canaries anywhere that a page can put text, in every byte that leaves. */
test("pii_1_no_canary_leaves", () => {
  const around = fc.string({ unit: fc.constantFrom(..." abcxyzäé/,.:?!#&=\n\"\\\u{1}"), maxLength: 12 });
  const canary = fc.constantFrom(
    "canary.person@mail.example",
    "4111 1111 1111 1111",
    "4242424242424242",
    "+49 170 7654321",
    "canary%40mail.example",
    "canary@bücher.example",
  );
  fc.assert(
    fc.property(around, canary, around, (before, canary, after) => {
      const given = before + canary + after;
      const items = [{ item_name: given, item_brand: given, item_category: given }];
      const text = leave({ event: given, goal: given, title: given, items, props: { text: given, url: given, key: given, list: [given], [given]: 1 } });
      for (const trace of ["canary", "4111", "4242", "7654321"]) assert.ok(!text.includes(trace), text);
    }),
    { numRuns: 500 },
  );
});
