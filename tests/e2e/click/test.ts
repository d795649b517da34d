import assert from "node:assert/strict";
import { each } from "../case.ts";
import type { Row } from "../collector.ts";

const keys = (rows: Row[]) => rows.map(({ event, key }) => [event, key]);

each("click_1 a click counts by pointer, by Enter and by space", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#a");
  await page.focus("#b");
  await page.press("Enter");
  await page.focus("#c");
  await page.press(" ");
  assert.deepEqual(keys(await collected()), [["add_to_cart", "A1"], ["add_to_cart", "B2"], ["add_to_cart", "C3"]]);
});

each("click_1 the right button does not count", { not: { webkit: "its driver releases every button as the left one" } }, async ({ page, open, collected }) => {
  await open();
  await page.click("#a", { button: "right" });
  await page.click("#a", { button: "middle" });
  assert.deepEqual(await collected(), []);
});

each("goal_6 a firing carries what the goal reads", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#inside");
  const [row] = await collected();
  assert.deepEqual(
    { goal: row!.goal, category: row!.category, key: row!.key, value: row!.value, currency: row!.currency, path: row!.page_path },
    { goal: "buy", category: "milestone", key: "A1", value: 1299, currency: "EUR", path: "/case/click/page.html" },
  );
});

each("click_5 a double click is one firing, without a cool-down two", {}, async ({ page, open, collected }) => {
  await open();
  await page.doubleClick("#a");
  await page.doubleClick("#every");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["buy", "every", "every"]);
});

each("click_5 after the cool-down the same thing counts again", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#a");
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 600))); // The rule is about time: 0.5 s of the page's own.
  await page.focus("#a");
  await page.press("Enter");
  assert.deepEqual(keys(await collected()), [["add_to_cart", "A1"], ["add_to_cart", "A1"]]);
});

each("goal_4 once a page bars the same key, whatever was clicked", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#first");
  await page.click("#twin");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["first"]);
  await page.reload();
  await page.click("#twin");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["first", "first"]);
});

each("goal_4 click_5 a node that is rendered anew is the same thing where the key is the product's", {}, async ({ page, open, collected }) => {
  await open();
  const render = (sku: string) => page.evaluate(sku => (document.querySelector("#list")!.innerHTML = `<button class="once" data-sku="${sku}">Anew</button>`), sku);
  await page.click(".once");
  await render("L1");
  await page.click(".once");
  await render("L2");
  await page.click(".once");
  const rows = await collected();
  const of = (id: string) => rows.filter(({ goal }) => goal === id).map(({ key }) => key);
  assert.deepEqual(of("once"), ["L1", "L2"]);
  assert.deepEqual(of("cool"), ["L1", "L2"], "within the cool-down, too");
  assert.equal(of("element").length, 3, "where the key is the element each is another");
});

each("dom_4 a click by script counts only where the goal says so", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    document.querySelector<HTMLElement>("#a")!.click();
    document.querySelector<HTMLElement>("#script")!.click();
  });
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["script"]);
});

each("dom_5 data are read before the page's own handlers change them", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#removed");
  assert.deepEqual(keys(await collected()), [["add_to_cart", "R4"]]);
});

each("invariant a click that matches no goal never enters the module", {}, async ({ page, open, collected }) => {
  await open();
  const entries = () => page.evaluate(() => (globalThis as unknown as { entries: number }).entries);
  const before = await entries();
  await page.click("#other");
  assert.equal(await entries(), before);
  await page.click("#a");
  assert.ok((await entries()) > before, "and one that matches does");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["buy"]);
});
