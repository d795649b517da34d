import "./page.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { leave } from "../../js/host/text.ts";
import { view } from "../../js/host/view.ts";
import { define } from "./page.ts";

function on(url: string, title = "", referrer = ""): void {
  define("document", { URL: url, title, referrer });
  define("location", new URL(url));
}
const urlOf = (url: string, queryKeys: string[] = []) => {
  on(url);
  return view(queryKeys).url;
};

test("page_1_a_page_view_says_where_and_from_where", () => {
  on("https://shop.example/a/b?x=1#c", "A title", "https://search.example/?q=shoes");
  assert.deepEqual(view([]), { url: "https://shop.example/a/b", path: "/a/b", title: "A title", referrer: "https://search.example/" });
});

test("pii_1_urls_lose_query_fragment_and_credentials_but_for_allowed_keys", () => {
  for (const [url, keys, left] of [
    ["https://shop.example/?email=jane%40example.com", [], "https://shop.example/"],
    ["https://shop.example/#access_token=1", [], "https://shop.example/"],
    ["https://jane:secret@shop.example/", [], "https://shop.example/"],
    ["https://shop.example:8443/a?utm_source=x&token=1&utm_id=2", [], "https://shop.example:8443/a?utm_source=x&utm_id=2"],
    ["https://shop.example/?variant=1&UTM_SOURCE=x&utm_sourcex=1", [], "https://shop.example/"],
    ["https://shop.example/?variant=1&q=a%20b&token", ["variant", "q"], "https://shop.example/?variant=1&q=a%20b"],
    ["https://shop.example/?a&a=&b=1=2", ["a", "b"], "https://shop.example/?a&a=&b=1=2"],
    ["https://shop.example/?%76ariant=1&a?variant=2", ["variant"], "https://shop.example/"],
    // A path may hold long digit runs, what is allowed behind it may not.
    ["https://shop.example/9780306406157?q=4929%20123456789012&utm_term=jane%40example.com", ["q"], "https://shop.example/9780306406157?q=[redacted]&utm_term=[redacted]"],
    ["about:blank", [], "about:"],
    ["data:text/html,jane", [], "data:"],
  ] as const) {
    assert.equal(urlOf(url, [...keys]), left, url);
  }
});

test("pii_1_a_referrer_keeps_no_query_key_of_the_shop", () => {
  on("https://shop.example/", "", "https://shop.example/search?q=jane&utm_medium=mail");
  assert.equal(view(["q"]).referrer, "https://shop.example/search?utm_medium=mail");
  on("https://shop.example/", "", "");
  assert.equal(view(["q"]).referrer, "");
});

test("pii_1_what_is_long_is_cut_without_leaving_half_of_an_address", () => {
  for (let before = 960; before <= 1_000; before++) {
    const path = `/${"x".repeat(before)}/9780306406157/jane.doe@example.com`;
    on(`https://shop.example${path}`, path, `https://shop.example${path}`);
    const page = JSON.parse(leave(view([]))) as ReturnType<typeof view>;
    for (const [name, text] of Object.entries(page)) {
      assert.ok(text.length <= 1_000, name);
      assert.ok(!text.includes("jane"), `${name}: ${text.slice(-60)}`);
    }
    assert.ok(before > 980 || page.path.includes("9780306406157"), "a path keeps its digits");
  }
});
