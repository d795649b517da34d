import assert from "node:assert/strict";
import { each } from "../case.ts";

declare const letGo: (() => void) | undefined;

each("del_4 what happens before the module is ready counts, once, at its own time", {}, async ({ page, shop, collected }) => {
  await page.goto(shop.url("page.html"));
  await page.until(() => !!letGo);
  await page.click("#buy");
  await page.click("#gone");
  await page.doubleClick("#buy");
  assert.equal(await page.evaluate(() => waymark.status), "starting");
  // A moment that is later than the clicks, and earlier than the module, by any clock's grain.
  const between = await page.evaluate(async () => {
    const tick = () => new Promise(resolve => setTimeout(resolve, 50));
    await tick();
    const now = Date.now();
    await tick();
    return now;
  });
  await page.evaluate(async () => {
    letGo!();
    await waymark.ready;
  });
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 600))); // The cool-down: 0.5 s of the page's own time.
  await page.click("#buy");
  const rows = await collected();
  assert.deepEqual(
    rows.map(({ event, key, time }) => [event, key, Date.parse(time) < between]),
    [["buy", "A1", true], ["buy", "G2", true], ["tracked", null, true], ["buy", "A1", false]],
  );
});
