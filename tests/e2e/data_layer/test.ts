import assert from "node:assert/strict";
import { each } from "../case.ts";

type Layer = { push(...given: unknown[]): number; length: number };
declare const dataLayer: Layer & unknown[];
declare const otherLayer: Layer;
declare function gtag(...given: unknown[]): void;

each("goal_1 what was pushed earlier counts, objects and gtag's arguments", {}, async ({ open, collected }) => {
  await open();
  assert.deepEqual((await collected()).map(({ event, goal, category, props }) => [event, goal, category, props]), Array(2).fill(["sign_up", "account", "milestone", null]));
});

each("goal_1 each later push counts, also several at once; what is pushed for others does not", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    dataLayer.push({ event: "own_name" }, { event: "another" }, { event: "own_name" });
    gtag("event", "own_name", {});
    gtag("set", "own_name");
    gtag("own_name");
    dataLayer.push(["event", "own_name"]);
    const twice = { event: "own_name" };
    dataLayer.push(twice);
    dataLayer.push(twice);
    otherLayer.push({ event: "told" });
    dataLayer.push({ event: "told" });
  });
  assert.deepEqual((await collected()).slice(2).map(({ event, goal }) => [event, goal]), [...Array(6).fill(["own_name", "own"]), ["told", "other"]]);
});

each("dom_6 whatever else is pushed disturbs nobody", {}, async ({ page, open, collected }) => {
  await open();
  const found = await page.evaluate(() => {
    const bad = { get event() { throw new Error("read"); } };
    const before = dataLayer.length;
    return [dataLayer.push(null, undefined, 1, "own_name", Symbol("x"), () => {}, bad) - before, dataLayer.push() - before];
  });
  assert.deepEqual(found, [7, 7]);
  assert.equal((await collected()).length, 2);
});

each("dom_3 a push does what it did, and what the page puts in its place hears everything", {}, async ({ page, open, collected }) => {
  await open();
  const found = await page.evaluate(() => {
    const heard: unknown[] = [];
    const inner = dataLayer.push;
    // As a tag manager does.
    dataLayer.push = function (...given: unknown[]) {
      heard.push(...given);
      return inner.apply(this, given);
    };
    const length = dataLayer.push({ event: "own_name" });
    return [structuredClone(heard), length - dataLayer.length, dataLayer.at(-1) === heard[0]];
  });
  assert.deepEqual(found, [[{ event: "own_name" }], 0, true]);
  assert.equal((await collected()).length, 3);

  const after = await page.evaluate(async () => {
    const top = dataLayer.push;
    await waymark.stop();
    return [dataLayer.push === top, dataLayer.push({ event: "own_name" }) - dataLayer.length, Object.hasOwn(otherLayer, "push")];
  });
  assert.deepEqual(after, [true, 0, false]);
});

each("goal_3 stop() restores a push that several goals had wrapped, in whatever order they go", {}, async ({ page, open }) => {
  await open();
  const found = await page.evaluate(async () => {
    const own = () => Object.hasOwn(dataLayer, "push");
    const found = [own()];
    await waymark.addGoals([{ id: "third", on: { dataLayer: "own_name" } }]);
    waymark.removeGoals(["account"]);
    found.push(own());
    await waymark.stop();
    found.push(own());
    return found;
  });
  assert.deepEqual(found, [true, true, false]);
});

each("goal_3 a goal that takes another's place does not count again what that one had, and one that was removed hears no more", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(async () => {
    await waymark.addGoals([{ id: "account", event: "sign_up", on: { dataLayer: "account_created" } }]);
    dataLayer.push({ event: "account_created" });
    waymark.removeGoals(["account"]);
    dataLayer.push({ event: "account_created" });
    dataLayer.push({ event: "own_name" });
  });
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["account", "account", "account", "own"]);
  // With another name to look for, what was pushed before is new to it.
  await page.evaluate(() => waymark.addGoals([{ id: "own", on: { dataLayer: "gtm.js" } }]));
  assert.deepEqual((await collected()).slice(4).map(({ event }) => event), ["gtm.js"]);
});
