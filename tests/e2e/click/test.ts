import assert from "node:assert/strict";
import { each } from "../case.ts";
import type { Row } from "../collector.ts";
import type { Page } from "../page.ts";

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

const fired = (rows: Row[]) => rows.map(({ goal, key }) => (key ? `${goal} ${key}` : goal));
const targets = (page: Page) => page.evaluate(() => (globalThis as unknown as { targets: string[] }).targets);

each("click_2 a card's heart, link or widget is not a click on the card, its text is", {}, async ({ page, open, collected }) => {
  await open("rules.html");
  for (const id of ["#heart", "#link", "#role", "#tab", "#note"]) await page.click(id);
  assert.deepEqual(fired(await collected()), []);
  await page.click("#text");
  assert.deepEqual(fired(await collected()), ["card card"]);
});

each("click_2 what cannot be tabbed to is no control", {}, async ({ page, open, collected }) => {
  await open("rules.html");
  await page.click("#untabbed");
  assert.deepEqual(fired(await collected()), ["card card"]);
});

each("click_2 a goal can take in what is nested", {}, async ({ page, open, collected }) => {
  await open("rules.html");
  await page.click("#within");
  assert.deepEqual(fired(await collected()), ["every section"]);
});

each("click_2 a link in a label is nested, the label's own control is not", {}, async ({ page, open, collected }) => {
  await open("rules.html");
  await page.click("#inner");
  assert.deepEqual(fired(await collected()), []);
  await page.click("#box");
  assert.deepEqual(fired(await collected()), ["choice"]);
});

each("click_3 what is aria-disabled, up to the match, does not count", {}, async ({ page, open, collected }) => {
  await open("rules.html");
  await page.click("#off");
  await page.click("#deep");
  assert.deepEqual(fired(await collected()), []);
  await page.click("#above");
  assert.deepEqual(fired(await collected()), ["buy above", "script above"], "above the match it says nothing about it");
});

each("click_3 a disabled button and what is inert do not count", {}, async ({ page, open, collected }) => {
  await open("rules.html");
  await page.click("#disabled");
  await page.click("#bold");
  await page.click("#inert");
  await page.evaluate(() => {
    document.querySelector<HTMLElement>("#inert")!.click();
    document.querySelector<HTMLElement>("#above")!.click();
  });
  assert.deepEqual(fired(await collected()), ["script above"]);
});

each("click_4 a label's click and its control's are one firing", {}, async ({ page, open, collected }) => {
  await open("rules.html");
  await page.click("#words");
  assert.deepEqual(await targets(page), ["words", "box"]);
  assert.deepEqual(fired(await collected()), ["choice"]);
  await page.click("#box");
  assert.deepEqual(fired(await collected()), ["choice", "choice"], "the next click is another one");
});

each("click_4 so they are where the label stands beside its control", {}, async ({ page, open, collected }) => {
  await open("rules.html");
  await page.click("#beside");
  assert.deepEqual(await targets(page), ["beside", "far"]);
  assert.deepEqual(fired(await collected()).sort(), ["either", "option"]);
});

each("click_6 where a layer opens under the pointer, what was pressed is clicked", {}, async ({ page, open, collected }) => {
  await open("rules.html");
  await page.click("#opener");
  assert.deepEqual(await targets(page), ["together"], "the browser moved it to the ancestor of both");
  assert.deepEqual(fired(await collected()), ["pressed opener"]);
});

each("click_6 a press that is dragged off is no click", {}, async ({ page, open, collected }) => {
  await open("rules.html");
  const place = (id: string) => page.evaluate(id => {
    const { x, y, width, height } = document.querySelector(id)!.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, id);
  await page.evaluate(() => document.querySelector("#together")!.scrollIntoView());
  await page.drag(await place("#opener"), await place("#calm"));
  assert.deepEqual(await targets(page), ["together"]);
  assert.deepEqual(fired(await collected()), []);
});

each("click_7 a click that a router prevents counts, unless the goal says otherwise", {}, async ({ page, open, collected }) => {
  await open("rules.html");
  await page.click("#spa");
  await page.click("#plain");
  assert.deepEqual(fired(await collected()), ["spa spa", "spa plain", "followed plain"]);
});

each("click_7 what is open when the page is left counts", {}, async ({ page, open, collected }) => {
  await open("rules.html");
  await page.evaluate(() => {
    // Within the dispatch, so before the task in which the click would be looked at.
    document.querySelector<HTMLElement>("#plain")!.onclick = event => {
      event.preventDefault();
      dispatchEvent(new PageTransitionEvent("pagehide"));
    };
  });
  await page.click("#plain");
  assert.deepEqual(fired(await collected()), ["spa plain", "followed plain"]);
});
