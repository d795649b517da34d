import fc from "fast-check";
import assert from "node:assert/strict";
import { test } from "node:test";
import { fits } from "../../js/host/pattern.ts";

const PAGE = "https://shop.example/de/cart/add.js?wc-ajax=add_to_cart&id=7#top";

test("page_1_a_pattern_is_compared_with_the_whole_path", () => {
  for (const pattern of ["*", "/*", "/de/cart/add.js", "*/cart/add*", "/de/*/add.js", "/de/cart/add*.js", "*.js"]) assert.ok(fits(pattern, PAGE), pattern);
  for (const pattern of ["", "/", "/de", "/de/cart", "cart", "/cart/*", "*.jsx", "/de/cart/add_js"]) assert.ok(!fits(pattern, PAGE), pattern);
});

test("page_1_a_pattern_with_a_question_mark_is_compared_with_path_and_query", () => {
  for (const pattern of ["*?wc-ajax=add_to_cart*", "/de/cart/add.js?*", "/de/cart/add.js?wc-ajax=add_to_cart&id=7", "*?*id=7"]) assert.ok(fits(pattern, PAGE), pattern);
  for (const pattern of ["*?id=7", "/cart/add.js?*", "*?wc-ajax=add_to_cart"]) assert.ok(!fits(pattern, PAGE), pattern);
  assert.ok(!fits("*?wc-ajax=*", "https://shop.example/cart"));
  assert.ok(fits("/cart?*", "https://shop.example/cart"), "no query is an empty one");
});

test("page_1_a_pattern_with_a_scheme_or_slashes_is_compared_with_the_origin_too", () => {
  const fitting = ["https://shop.example/*", "//shop.example/de/*", "//*.example/*", "*://shop.example/*", "https://*", "//shop.example/*?*id=7"];
  for (const pattern of fitting) assert.ok(fits(pattern, PAGE), pattern);
  for (const pattern of ["http://shop.example/*", "https://shop.example", "//example/*", "//shop.example/de", "//shop.example:8443/*"]) {
    assert.ok(!fits(pattern, PAGE), pattern);
  }
  assert.ok(fits("//shop.example:8443/*", "https://shop.example:8443/"));
});

test("page_1_letter_case_counts_and_fragments_never_do", () => {
  assert.ok(!fits("/DE/*", PAGE));
  assert.ok(!fits("*#top", PAGE));
  assert.ok(fits("/a", "https://shop.example/a#b?c"));
});

test("page_1_only_the_star_is_special_in_a_pattern", () => {
  const segment = fc.string({ unit: fc.constantFrom(..."ab.+$^()[]{}|-_~!&=;:@%20é"), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), segment, (segments, query) => {
      // As the browser writes it.
      const { href, origin, pathname, search } = new URL(`https://shop.example/${segments.join("/")}?${query}`);
      for (const pattern of [pathname, pathname + search, origin + pathname, origin + pathname + search]) {
        assert.ok(fits(pattern, href));
        assert.ok(!fits(`${pattern}x`, href));
        assert.ok(!fits(pattern, href.replace("/shop", "/x").replace(pathname, `${pathname}x`)));
      }
    }),
  );
  for (const mark of "\\^$.+()[]{}|") assert.ok(!fits(`/a${mark}b`, "https://shop.example/aab"), mark);
});
