// The tests of the tests' own tools: what the other cases take for granted.

import assert from "node:assert/strict";
import { each } from "../case.ts";
import type { Page } from "../page.ts";

interface Seen {
  type: string;
  isTrusted: boolean;
  detail: number;
  key?: string;
  persisted?: boolean;
}

async function seen(page: Page, type: string): Promise<Seen[]> {
  const all = await page.evaluate(() => (globalThis as unknown as { seen: Seen[] }).seen);
  return all.filter(event => event.type === type);
}

each("pointer and keys are real input", {}, async ({ page, shop }) => {
  await page.goto(shop.url("page.html"));
  await page.doubleClick("#button");
  await page.focus("#button");
  await page.press("Enter");
  await page.type("#field", "ab");

  const clicks = await seen(page, "click");
  assert.deepEqual(clicks.map(click => [click.isTrusted, click.detail]), [[true, 1], [true, 2], [true, 0]]);
  assert.equal((await seen(page, "dblclick")).length, 1);
  const keys = await seen(page, "keydown");
  assert.deepEqual(keys.map(({ isTrusted, key }) => [isTrusted, key]), [[true, "Enter"], [true, "a"], [true, "b"]]);
  assert.ok((await seen(page, "pointerdown")).every(({ isTrusted }) => isTrusted));
  assert.equal(await page.evaluate(() => document.querySelector("input")!.value), "ab");
});

each("a tab can be hidden and shown", {}, async ({ page, shop }) => {
  await page.goto(shop.url("page.html"));
  await page.hide();
  await page.until(() => document.visibilityState === "hidden");
  await page.show();
  await page.until(() => document.visibilityState === "visible");
  assert.equal((await seen(page, "visibilitychange")).length, 2);
});

each("going back finds the page as it was left", {}, async ({ page, shop }) => {
  await page.goto(shop.url("page.html"));
  await page.click("#link");
  await page.until(() => document.title === "Second page" && document.readyState === "complete");
  await page.back();
  assert.equal(await page.url(), shop.url("page.html"));
  assert.deepEqual((await seen(page, "pageshow")).map(({ persisted }) => persisted), [false, true]);
});

each("a page hears that its tab is closed", {}, async ({ page, shop }) => {
  await page.goto(shop.url("page.html"));
  await page.close();
  const [request] = await shop.requests(1);
  assert.equal(request!.body.toString(), '{"events":[]}');
});

each("errors and messages are heard", {}, async ({ page, shop }) => {
  await page.goto(shop.url("page.html"));
  await page.evaluate(() => {
    console.log("a message");
    setTimeout(() => {
      document.title = "thrown";
      throw new Error("an error");
    });
  });
  await page.until(() => document.title === "thrown");
  while ((await page.errors()).length === 0) await page.evaluate(() => {});
  assert.deepEqual(await page.console(), ["a message"]);
  assert.match((await page.errors()).splice(0).join(), /an error/);
  await page.reload(); // A driver that asks the page itself forgets it with the page.
});
