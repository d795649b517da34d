import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import type { Waymark } from "../../../js/api.d.ts";
import { each } from "../case.ts";

declare const letGo: (() => void) | undefined;
declare const arrived: Promise<unknown>;
declare const other: Waymark;
declare const again: () => Promise<void>;
declare const waymarkEarly: { seen: unknown[] };

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

each("del_4 an early click during a 500 ms delay of the script is recorded, 20 of 20", {}, async ({ page, shop, collector }) => {
  for (let count = 0; count < 20; count++) {
    let click = () => {};
    const clicked = new Promise<void>(resolve => (click = resolve));
    shop.hold = path => (path === "/dist/index.js" ? Promise.all([pause(500), clicked]) : undefined);
    await page.goto(shop.url(`snippet.html?${count}`));
    await page.click("#buy");
    assert.equal(await page.evaluate(() => "waymark" in globalThis), false);
    click();
    await page.evaluate(async () => {
      await arrived;
      await waymark.flush();
    });
  }
  const rows = await collector.next(20);
  assert.deepEqual(rows.filter(({ goal, key }) => goal === "buy" && key === "A1").length, 20);
  assert.equal(new Set(rows.map(({ stream_id }) => stream_id)).size, 20);
});

each("del_4 each collector that starts then gets the early clicks, one that starts later does not", {}, async ({ page, shop }) => {
  let click = () => {};
  const clicked = new Promise<void>(resolve => (click = resolve));
  shop.hold = path => (path === "/dist/index.js" ? clicked : undefined);
  await page.goto(shop.url("snippet.html?both"));
  await page.click("#buy");
  click();
  await page.evaluate(async () => {
    await arrived;
    await Promise.all([waymark.flush(), other.flush()]);
    await again();
  });
  const events = (url: string) => shop.batches(url).flatMap(({ events }) => events.map(({ event }) => event));
  assert.deepEqual([events("/collect"), events("/collect?other"), events("/collect?third")], [["buy"], ["buy"], ["third"]]);
});

each("dom_1 the head snippet hears what a handler at window stops", {}, async ({ page, shop, collected }) => {
  let click = () => {};
  const clicked = new Promise<void>(resolve => (click = resolve));
  shop.hold = path => (path === "/dist/index.js" ? clicked : undefined);
  await page.goto(shop.url("snippet.html"));
  await page.click("#buy");
  click();
  await page.evaluate(() => arrived.then(() => {}));
  assert.deepEqual((await collected()).map(({ goal }) => goal).slice(0, 1), ["buy"]);
  await page.click("#buy");
  assert.equal((await collected()).length, 1, "which the tracker itself, later than it, does not");
});

each("del_4 where the script never comes the snippet is bounded and in nobody's way", {}, async ({ page, shop }) => {
  shop.missing.push("/dist/index.js");
  await page.goto(shop.url("snippet.html"));
  await page.evaluate(async () => {
    await arrived;
    for (let count = 0; count < 500; count++) document.querySelector<HTMLElement>("#buy")!.click();
  });
  await page.click("#buy");
  assert.equal(await page.evaluate(() => waymarkEarly.seen.length), 200);
});
