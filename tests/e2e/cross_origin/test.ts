import assert from "node:assert/strict";
import { each } from "../case.ts";

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

each("del_1 no preflight is needed, and neither cookie nor path goes there", {}, async ({ page, open, shop, collected }) => {
  // The same server by another name is another origin.
  const collect = shop.url("page.html").replace(/127\.0\.0\.1(:\d+).*/, "localhost$1/collect");
  await open(`page.html?collector=${encodeURIComponent(collect)}`);
  await page.evaluate(() => (document.cookie = "secret=1"));
  await page.click("#buy");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["buy"]);
  for (const { method, headers } of shop.received) {
    assert.deepEqual([method, headers.cookie, headers.referer], ["POST", undefined, undefined]);
  }
});
