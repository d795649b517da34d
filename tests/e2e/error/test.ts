import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { each, type Context } from "../case.ts";

declare const failures: string[];
declare const prepared: boolean | undefined;

async function opened({ page, open }: Context): Promise<void> {
  await open();
  await page.until(() => !!prepared);
}

const failed = ({ page }: Context, count: number) => page.until((count: number) => failures.length >= count, count);
const messages = async ({ collected }: Context) => (await collected()).map(({ event, props }) => [event, props!["message"]]);

each("err_1 a click that an error follows, at once or soon, is an error click, without personal data", {}, async context => {
  const { page } = context;
  await opened(context);
  await page.click("#icon");
  await page.click("#later");
  await failed(context, 2);
  const [first, second, ...more] = await messages(context);
  assert.match(String(first![1]), /no cart for /);
  assert.ok(!String(first![1]).includes("jane"), String(first![1]));
  assert.deepEqual([first![0], second![0], more], ["error_click", "error_click", []]);
  assert.match(String(second![1]), /too late to catch/);
});

each("err_1 so is one that a rejection follows that nobody handles", {}, async context => {
  const { page } = context;
  await opened(context);
  await page.click("#rejects");
  await failed(context, 1);
  await page.click("#odd");
  await failed(context, 2);
  assert.deepEqual(await messages(context), [["error_click", "no answer"], ["error_click", "x".repeat(200)]]);
  if (context.engine.name !== "firefox") return;
  // Its driver tells of rejections that the page has dealt with, too.
  while ((await page.errors()).length < 2) await pause(20);
  (await page.errors()).splice(0);
});

each("err_1 what is caught, a picture that does not load, and a layout that needs another frame are no errors", {}, async context => {
  const { page, shop } = context;
  await opened(context);
  for (const id of ["#caught", "#image", "#layout"]) await page.click(id);
  await page.until(() => document.images[0]!.complete);
  await failed(context, 1);
  assert.ok(shop.asked.includes("/missing.png"));
  assert.deepEqual(await messages(context), []);
});

each("err_1 an error without a click, or more than two seconds after it, is nobody's", {}, async context => {
  const { page } = context;
  await opened(context);
  const fail = (after: number) => page.evaluate((after: number) => void setTimeout(() => { throw new Error("alone"); }, after), after);
  await fail(0);
  await failed(context, 1);
  await page.click("#plain");
  await fail(2_001);
  await failed(context, 2);
  assert.deepEqual(await messages(context), []);
});

each("err_1 a click has one error, and an element one per view", {}, async context => {
  const { page } = context;
  await opened(context);
  await page.evaluate(() => waymark.addGoals([{ id: "always", on: { error: true }, once: false }]));
  await page.click("#twice");
  await failed(context, 2);
  await page.click("#twice");
  await failed(context, 4);
  assert.deepEqual((await context.collected()).map(({ goal }) => goal).sort(), ["always", "always", "errors"]);
});

each("dom_4 a script's click breaks nothing", {}, async context => {
  const { page } = context;
  await opened(context);
  await page.evaluate(() => document.querySelector<HTMLElement>("#later")!.click());
  await failed(context, 1);
  assert.deepEqual(await messages(context), []);
});

each("dom_3 the page's own handling of errors is as it was", {}, async context => {
  const { page } = context;
  await opened(context);
  await page.click("#throws");
  await failed(context, 1);
  assert.match(String(await page.evaluate(() => failures)), /no cart for jane\.doe@example\.com/);
});

each("goal_3 a goal that was removed hears no error", {}, async context => {
  const { page } = context;
  await opened(context);
  await page.click("#plain");
  await page.evaluate(() => {
    waymark.removeGoals(["errors"]);
    setTimeout(() => { throw new Error("too late"); });
  });
  await failed(context, 1);
  await page.click("#throws");
  await failed(context, 2);
  assert.deepEqual(await messages(context), []);
});
