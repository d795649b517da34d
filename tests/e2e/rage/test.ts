import assert from "node:assert/strict";
import { each } from "../case.ts";
import type { Row } from "../collector.ts";
import type { Page, Target } from "../page.ts";

async function clicks(page: Page, target: Target, count: number): Promise<void> {
  for (let done = 0; done < count; done++) await page.click(target);
}

/** Ends the burst: each time another path. */
const leave = (page: Page) => page.evaluate(() => history.pushState(null, "", `elsewhere${history.length}`));
const rages = (rows: Row[]) => rows.map(({ event, props }) => [event, props!["clicks"], props!["tag"], props!["text"]]);
const bounds = (page: Page, selector: string) =>
  page.evaluate((selector: string) => {
    const { left, top } = document.querySelector(selector)!.getBoundingClientRect();
    return { left, top };
  }, selector);

each("rage_1 four clicks on one control, on whatever is in it, are a rage click; three are none", {}, async ({ page, open, collected }) => {
  await open();
  await clicks(page, "#wide", 3);
  await clicks(page, "#buy", 2);
  await clicks(page, "#icon", 2);
  await leave(page);
  assert.deepEqual(rages(await collected()), [["rage_click", 4, "button", "Buy"]]);
});

each("rage_1 a burst is one, however long, and ends where another begins", {}, async ({ page, open, collected }) => {
  await open();
  await clicks(page, "#buy", 6);
  await clicks(page, "#wide", 4);
  assert.deepEqual(rages(await collected()), [["rage_click", 6, "button", "Buy"]], "the second still goes on");
  await leave(page);
  assert.deepEqual(rages(await collected()), [["rage_click", 6, "button", "Buy"], ["rage_click", 4, "button", "Wide"]]);
});

each("rage_1 it belongs to the view in which it was, when the page is left by a single-page navigation", {}, async ({ page, open, collected }) => {
  await open();
  await clicks(page, "#buy", 4);
  await leave(page);
  assert.deepEqual((await collected()).map(({ page_path }) => page_path.split("/").at(-1)), ["page.html"]);
});

each("rage_1 leaving the page ends the burst, hiding it too", {}, async ({ page, open, collector }) => {
  await open();
  await clicks(page, "#buy", 4);
  await page.hide();
  assert.deepEqual(rages(await collector.next(1)), [["rage_click", 4, "button", "Buy"]]);
  await page.show();
  await clicks(page, "#wide", 5);
  await page.close();
  assert.deepEqual(rages(await collector.next(2)).at(-1), ["rage_click", 5, "button", "Wide"]);
});

each("rage_1 clicks farther apart are no burst", {}, async ({ page, open, collected }) => {
  await open();
  const { left, top } = await bounds(page, "#wide");
  for (const x of [10, 50, 10, 50, 90, 130]) await page.click({ x: left + x, y: top + 20 });
  await leave(page);
  assert.deepEqual(await collected(), []);
  for (const x of [10, 30, 20, 39]) await page.click({ x: left + x, y: top + 20 });
  await leave(page);
  assert.equal((await collected()).length, 1);
});

each("rage_1 what is no control has clicks too", {}, async ({ page, open, collected }) => {
  await open();
  await clicks(page, "#plain", 4);
  await leave(page);
  assert.deepEqual(rages(await collected()), [["rage_click", 4, "p", "A picture that looks like a link"]]);
});

each("rage_1 the control is found from inside of a component that stands in it", {}, async ({ page, open, collected }) => {
  await open();
  await clicks(page, "x-icon >>> svg", 2);
  const { left, top } = await bounds(page, "#host");
  for (const x of [4, 5]) await page.click({ x: left + x, y: top + 5 });
  await leave(page);
  assert.deepEqual(rages(await collected()).map(row => row.slice(0, 3)), [["rage_click", 4, "button"]]);
});

each("click_4 a click on a label is one click, on its control", {}, async ({ page, open, collected }) => {
  await open();
  await clicks(page, "#label", 3);
  await leave(page);
  assert.deepEqual(await collected(), []);
  await clicks(page, "#label", 4);
  await leave(page);
  assert.deepEqual(rages(await collected()).map(([, clicks, tag]) => [clicks, tag]), [[4, "input"]]);
});

each("rage_1 steppers, arrows, fields, media and drawings are meant to be clicked often", {}, async ({ page, open, collected }) => {
  await open();
  // Real clicks on a select open what covers the page: here a script's do.
  const count = await page.evaluate(async () => {
    await waymark.addGoals([{ id: "rage", on: { rage: { interval: 20 } }, synthetic: "count" }]);
    const often = [...document.querySelectorAll<HTMLElement>("[data-often]")];
    for (const each of often) for (let done = 0; done < 5; done++) (each.querySelector("svg") ?? each).dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
    return often.length;
  });
  assert.equal(count, 14);
  await leave(page);
  assert.deepEqual((await collected()).map(({ props }) => props), []);
});

each("rage_1 the pause ends the burst", {}, async ({ page, open, collector }) => {
  await open();
  await page.evaluate(async () => {
    await waymark.addGoals([{ id: "rage", on: { rage: { interval: 0.1, clicks: 3 } }, synthetic: "count", send: "now" }]);
    const click = (times: number) => {
      for (let done = 0; done < times; done++) document.querySelector<HTMLElement>("#buy")!.click();
    };
    // Each behind the pause: its timer was set before.
    const pause = () => new Promise(resolve => setTimeout(resolve, 150));
    click(3);
    await pause();
    click(2);
    await pause();
    click(4);
  });
  assert.deepEqual(rages(await collector.next(2)), [["rage_click", 3, "button", "Buy"], ["rage_click", 4, "button", "Buy"]]);
});

each("dom_4 a script's clicks are nobody's rage", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    for (let done = 0; done < 9; done++) document.querySelector<HTMLElement>("#buy")!.click();
  });
  await leave(page);
  assert.deepEqual(await collected(), []);
});

each("goal_3 a goal that was removed, and a tracker that was stopped, leave no burst behind", {}, async ({ page, open, collected, collector }) => {
  await open();
  await clicks(page, "#buy", 4);
  await page.evaluate(() => waymark.removeGoals(["rage"]));
  await leave(page);
  assert.deepEqual(await collected(), []);
  await page.evaluate(() => waymark.addGoals([{ id: "rage", on: { rage: { interval: 20 } } }]));
  await clicks(page, "#buy", 4);
  // The burst ends with it.
  await page.evaluate(() => waymark.stop());
  assert.deepEqual(rages((await collector.rows()).filter(({ goal }) => goal)), [["rage_click", 4, "button", "Buy"]]);
});
