import assert from "node:assert/strict";
import { each } from "../case.ts";
import { Shop } from "../shop.ts";

each("del_1 a collector on another origin is reached", {}, async ({ page, open, collector, collected }) => {
  await open(`page.html?collector=${encodeURIComponent(new URL("collect", collector.url).href)}`);
  await page.click("#buy");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["buy"]);
});

each("del_2 a collector on another origin is reached from a page that is left", {}, async ({ page, open, collector }) => {
  await open(`page.html?collector=${encodeURIComponent(new URL("collect", collector.url).href)}`);
  await page.click("#buy");
  await page.close();
  assert.deepEqual((await collector.next(1)).map(({ goal }) => goal), ["buy"]);
});

each("del_1 no preflight is needed, and neither cookie nor referrer goes there, whatever sends it", {}, async ({ page, open, shop, collector, collected }) => {
  // Another origin of the same site: it would get this page's cookies.
  const other = new Shop("cross_origin", collector);
  await other.open();
  try {
    await page.goto(shop.url("page.html?collector=none"));
    await page.evaluate(() => (document.cookie = "secret=1; path=/"));
    await open(`page.html?collector=${encodeURIComponent(new URL("/collect", other.url("")).href)}`);
    assert.equal(await page.evaluate(() => document.cookie), "secret=1");
    await page.click("#buy");
    assert.deepEqual((await collected()).map(({ goal }) => goal), ["buy"]);
    await page.evaluate(() => waymark.track("hidden"));
    await page.hide();
    await collector.next(3);
    await page.show();
    await page.evaluate(() => waymark.track("left"));
    await page.close();
    await collector.next(4);
    await other.requests(3);
    for (const { method, headers } of other.received) {
      assert.equal(method, "POST");
      assert.match(headers["content-type"]!, /^text\/plain/);
      assert.deepEqual([headers.cookie, headers.referer], [undefined, undefined]);
    }
  } finally {
    await other.close();
  }
});
