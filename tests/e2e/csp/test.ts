import assert from "node:assert/strict";
import type { Problem } from "../../../js/api.d.ts";
import { each } from "../case.ts";

declare const problems: Problem[];
declare const requests: number;

const use = async () => {
  waymark.track("tracked");
  await waymark.addGoals([{ id: "more", on: { click: "#buy" } }]);
  waymark.removeGoals(["more"]);
  await waymark.flush();
  return { status: waymark.status, requests, count: document.querySelector("output")!.value };
};

each("dom_6 where the policy forbids WebAssembly the tracker fails, says so once, and the page goes on", {}, async ({ page, shop }) => {
  shop.headers = { "content-security-policy": "script-src 'self'" };
  await page.goto(shop.url("page.html"));
  assert.equal(await page.evaluate(async () => (await waymark.ready).status), "failed");
  await page.click("#buy");
  assert.deepEqual(await page.evaluate(use), { status: "failed", requests: 0, count: "1" });
  const [problem, ...others] = await page.evaluate(() => problems);
  assert.deepEqual([problem!.code, problem!.severity, others], ["module", "error", []]);
  await page.evaluate(() => waymark.stop());
  await page.close();
  assert.equal(shop.received.length, 0);
});

each("dom_6 the policy that the tracker needs is enough", {}, async ({ page, open, shop, collected }) => {
  shop.headers = { "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'" };
  await open();
  await page.click("#buy");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["buy"]);
});

each("del_3 where the policy forbids the collector it is asked a few times, and the page goes on", {}, async ({ page, open, shop }) => {
  shop.headers = { "content-security-policy": "script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'" };
  await open();
  await page.click("#buy");
  await page.until(() => requests > 0);
  await page.click("#buy");
  for (let n = 0; n < 20; n++) await page.evaluate(use);
  const { status, requests: asked, count } = await page.evaluate(use);
  assert.deepEqual([status, count], ["running", "2"]);
  assert.ok(asked <= 10, `${asked} requests`);
  assert.deepEqual(await page.evaluate(() => problems), []);
  assert.equal(shop.received.length, 0);
});
