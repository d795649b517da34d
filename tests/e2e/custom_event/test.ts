import assert from "node:assert/strict";
import { each } from "../case.ts";

each("dom_4 an event of the page's own counts each time, wherever it is dispatched, whether it bubbles or not", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    for (const target of [window, document, document.querySelector("#outside")!, document.body]) {
      for (const bubbles of [true, false]) target.dispatchEvent(new CustomEvent("cart:added", { bubbles }));
    }
    document.dispatchEvent(new Event("cart:added"));
    document.dispatchEvent(new Event("cart:add"));
  });
  const rows = await collected();
  assert.deepEqual(rows.map(({ event, goal, key, props }) => [event, goal, key, props]), Array(9).fill(["cart:added", "any", null, null]));
});

each("dom_1 with a target it counts only there, and what the goal reads is read there", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    for (const target of ["cart-drawer", "#inside", "#outside"]) document.querySelector(target)!.dispatchEvent(new CustomEvent("drawer:added"));
    for (const target of [document, window]) target.dispatchEvent(new CustomEvent("drawer:added"));
  });
  assert.deepEqual((await collected()).map(({ event, category, props }) => [event, category, props]), Array(2).fill(["add_to_cart", "milestone", { sku: "A1" }]));
});

each("goal_1 a callback is given the event, with its detail", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    window.dispatchEvent(new CustomEvent("cart:priced", { detail: { price: 12.5 } }));
    document.querySelector("#inside")!.dispatchEvent(new CustomEvent("cart:priced", { detail: { price: 3 } }));
  });
  assert.deepEqual((await collected()).map(({ value, props }) => [value, props]), [[12.5, { on: "html" }], [3, { on: "p" }]]);
});

each("dom_3 nothing of the event is read or changed that no callback asks for", {}, async ({ page, open, collected }) => {
  await open();
  const found = await page.evaluate(() => {
    let read = 0;
    const event = new CustomEvent("cart:added", { cancelable: true, bubbles: true });
    Object.defineProperty(event, "detail", { get: () => ++read });
    let heard = 0;
    window.addEventListener("cart:added", () => heard++);
    return [document.body.dispatchEvent(event), event.defaultPrevented, read, heard];
  });
  assert.deepEqual(found, [true, false, 0, 1]);
  assert.equal((await collected()).length, 1);
});

each("del_1 it happened when it was dispatched, not when it was made", {}, async ({ page, open, collected }) => {
  await open();
  const before = await page.evaluate(async () => {
    const event = new CustomEvent("cart:added");
    await new Promise(resolve => setTimeout(resolve, 100));
    const before = Date.now();
    window.dispatchEvent(event);
    return before;
  });
  const [row] = await collected();
  // Clocks may be a few milliseconds coarse.
  assert.ok(Date.parse(row!.time) > before - 50, row!.time);
});

each("goal_3 a goal that was removed hears no more", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    waymark.removeGoals(["any", "drawer"]);
    window.dispatchEvent(new CustomEvent("cart:added"));
    document.querySelector("#inside")!.dispatchEvent(new CustomEvent("drawer:added"));
    window.dispatchEvent(new CustomEvent("cart:priced", { detail: { price: 1 } }));
  });
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["detail"]);
});
