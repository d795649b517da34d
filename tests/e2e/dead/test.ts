import assert from "node:assert/strict";
import { each, type Context } from "../case.ts";

declare const AFTER: number;
declare function observers(): string[];

/** Behind the time that a click has: its timer was set before. */
const over = ({ page }: Context) => page.evaluate(() => new Promise<void>(resolve => setTimeout(resolve, AFTER + 50)));

/** What was dead of these, each clicked by itself. */
async function dead(context: Context, ...targets: string[]): Promise<unknown[]> {
  for (const target of targets) {
    await context.page.click(target);
    await over(context);
  }
  return (await context.collected()).map(({ event, props }) => [event, props?.["tag"], props?.["text"]]);
}

each("dead_1 a click on a control after which nothing happens is a dead click, with the time of the click", {}, async context => {
  const { page, open, collected } = context;
  await open();
  const before = await page.evaluate(() => Date.now());
  assert.deepEqual(await dead(context, "#nothing"), [["dead_click", "button", "Does nothing"]]);
  const [row] = await collected();
  const after = await page.evaluate(() => Date.now());
  const at = Date.parse(row!.time);
  assert.ok(at >= before - 50 && at <= after - 300, `${before} ${at} ${after}`);
  assert.deepEqual(row!.category, "secondary");
});

each("dead_1 the control is found from inside of a component, and a link that is prevented is one", {}, async context => {
  await context.open();
  assert.deepEqual(await dead(context, "x-icon >>> svg", "#prevented"), [["dead_click", "button", undefined], ["dead_click", "a", "Prevented"]]);
});

each("dead_1 a followed link, fields, boxes, labels, what is off and what is no control are never dead", {}, async context => {
  await context.open();
  assert.deepEqual(await dead(context, "#followed", "#field", "#box", "#label", "#area", "#off", "#plain"), []);
});

each("dead_1 changes of the page are an answer, late ones and those in a shadow tree, too", {}, async context => {
  await context.open();
  assert.deepEqual(await dead(context, "#attribute", "#text", "#child", "#late", "#component-host >>> #inner"), []);
});

each("dead_1 so are focus, selection, scroll and media", {}, async context => {
  await context.open();
  assert.deepEqual(await dead(context, "#focus", "#select", "#scroll", "#play", "#volume"), []);
});

each("dead_1 so is navigation, of whatever part of the URL, and a form that is sent or has something missing", {}, async context => {
  await context.open();
  assert.deepEqual(await dead(context, "#navigate", "#search", "#send", "#incomplete"), []);
});

each("dead_1 so is a request whose answer was read, but not what others count, nor our own", {}, async context => {
  const { page, open } = context;
  await open();
  await page.evaluate(() => document.querySelector("#nothing")!.addEventListener("click", () => {
    waymark.track("own");
    void waymark.flush();
  }));
  assert.deepEqual((await dead(context, "#request", "#pixel", "#nothing")).filter(row => (row as string[])[0] !== "own"), [["dead_click", "button", "Pixel"], ["dead_click", "button", "Does nothing"]]);
});

each("dead_1 a page that is hidden or left meanwhile has answered", {}, async context => {
  const { page, open, collected } = context;
  await open();
  await page.click("#nothing");
  await page.hide();
  await page.show();
  await over(context);
  await page.click("#nothing");
  await page.evaluate(() => history.pushState(null, "", "elsewhere"));
  await over(context);
  assert.deepEqual(await collected(), []);
});

each("dead_1 a page that is long in coming was on its way", { not: { webkit: "without the Navigation API nothing says so" } }, async context => {
  const { page, open, shop, collector } = context;
  await open();
  let come = () => {};
  shop.hold = path => (path.endsWith("/slow.html") ? new Promise<void>(resolve => (come = resolve)) : undefined);
  // The page says by itself when it is over: the driver waits for what comes.
  await page.evaluate(() => document.querySelector("#nothing")!.addEventListener("click", () => {
    location.assign("slow.html");
    setTimeout(() => {
      waymark.track("marker");
      void waymark.flush();
    }, AFTER + 50);
  }));
  const clicked = page.click("#nothing");
  assert.deepEqual((await collector.next(1)).map(({ event }) => event), ["marker"]);
  come();
  await clicked;
});

each("dead_1 once per element and view, unless the goal says otherwise; a click on the same while it waits is the same", {}, async context => {
  const { page, open, collected } = context;
  await open();
  await page.evaluate(() => waymark.addGoals([{ id: "usual", on: { dead: { after: AFTER / 1_000 } } }]));
  // At once: on a busy machine two clicks of the test may be further apart than the rule waits.
  await page.doubleClick("#nothing");
  await over(context);
  await page.click("#nothing");
  await over(context);
  assert.deepEqual((await collected()).map(({ goal }) => goal).sort(), ["dead", "dead", "usual"]);
});

each("dead_1 the page is observed only while a click is pending, and nothing is wrapped", {}, async context => {
  const { page, open, collected } = context;
  await open();
  const watching = () => page.evaluate(() => observers());
  assert.deepEqual(await watching(), []);
  const whole = await page.evaluate(() => [fetch, XMLHttpRequest.prototype.send].map(one => /native code/.test(`${one}`)));
  assert.deepEqual(whole, [true, true]);
  // Long enough to look.
  await page.evaluate(() => waymark.addGoals([{ id: "dead", on: { dead: { after: 60 } } }]));
  await page.click("#nothing");
  assert.deepEqual(await watching(), ["MutationObserver", "PerformanceObserver"]);
  await page.evaluate(() => document.body.append("more"));
  assert.deepEqual(await watching(), []);
  await page.click("#nothing");
  assert.equal((await watching()).length, 2);
  await page.evaluate(() => waymark.removeGoals(["dead"]));
  assert.deepEqual(await watching(), []);
  assert.deepEqual(await collected(), []);
});

each("goal_3 stop() ends what a click waits for", {}, async context => {
  const { page, open, collector } = context;
  await open();
  await page.click("#nothing");
  assert.deepEqual(await page.evaluate(async () => {
    await waymark.stop();
    return observers();
  }), []);
  await over(context);
  assert.deepEqual(await collector.rows(), []);
});

each("dom_4 a script's click is no dead click, unless it is to count", {}, async context => {
  const { page, open, collected } = context;
  await open();
  const click = () => page.evaluate(() => document.querySelector<HTMLElement>("#nothing")!.click());
  await click();
  await over(context);
  assert.deepEqual(await collected(), []);
  await page.evaluate(() => waymark.addGoals([{ id: "dead", on: { dead: { after: AFTER / 1_000 } }, synthetic: "count" }]));
  await click();
  await over(context);
  assert.equal((await collected()).length, 1);
});
