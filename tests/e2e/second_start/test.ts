import assert from "node:assert/strict";
import type { Problem, start as Start } from "../../../js/api.d.ts";
import { each } from "../case.ts";

declare const order: string[];
declare const start: typeof Start;

each("dom_7 callbacks run after the tracker has settled, in the same task, and what they call is handled before the page goes on", {}, async ({ page, shop, open }) => {
  await open();
  await page.click("#buy");
  await page.evaluate(() => waymark.flush());
  assert.deepEqual(await page.evaluate(() => order), ["not_found", "tracked", "page"]);
  const events = shop.batches("/collect?one").flatMap(({ events }) => events.map(({ seq, event }) => [seq, event]));
  assert.deepEqual(events, [[0, "buy"], [1, "from_callback"]]);
});

each("dom_7 a start for any of the collectors that has one gives the first instance", {}, async ({ page, open }) => {
  await open();
  const found = await page.evaluate(() => {
    const heard: Problem[] = [];
    const again = (collector: string | string[]) => start({ collector, onDiagnostic: problem => heard.push(problem) });
    const same = [again(location.origin + "/collect?two"), again(["/collect?new", "/collect?two"])].map(one => one === waymark);
    const other = again("/collect?new");
    void other.stop();
    return { same, other: other === waymark, heard: heard.map(({ code }) => code) };
  });
  assert.deepEqual(found, { same: [true, true], other: false, heard: ["second_start", "second_start"] });
});

each("dom_8 a browser that is driven says so in its batches, and counts as any other", {}, async ({ page, shop, open }) => {
  for (const driven of [true, false]) {
    await open(`page.html?${driven}`);
    await page.evaluate(driven => void Object.defineProperty(Navigator.prototype, "webdriver", { configurable: true, get: () => driven }), driven);
    await page.click("#buy");
    await page.evaluate(() => waymark.flush());
  }
  const batches = shop.batches("/collect?one");
  assert.deepEqual(batches.map(({ automated, events }) => [automated, events.map(({ event }) => event)]), [
    [true, ["buy", "from_callback"]],
    [undefined, ["buy", "from_callback"]],
  ]);
});
