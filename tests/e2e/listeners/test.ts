import assert from "node:assert/strict";
import { each } from "../case.ts";
import type { Page } from "../page.ts";

/** Of the page's life, not of what a visitor does. */
const LIFE = ["currententrychange", "freeze", "hashchange", "online", "pagehide", "pageshow", "popstate", "prerenderingchange", "resume", "visibilitychange"];
/** A session is alive while there is input. */
const SESSION = ["keydown", "pointerdown"];

const observers = (page: Page) => page.evaluate(() => (globalThis as unknown as { observers(): string[] }).observers());
const all = (page: Page) => page.evaluate(() => (globalThis as unknown as { listeners(): string[] }).listeners());

async function ofGoals(page: Page): Promise<string[]> {
  return (await all(page)).filter(type => ![...LIFE, ...SESSION].includes(type));
}

each("dom_1 one listener per type that a goal needs, and none for others", {}, async ({ page, open }) => {
  await open();
  assert.deepEqual(await ofGoals(page), ["click"]);
  await open("none.html");
  assert.deepEqual(await ofGoals(page), []);
});

each("dom_1 goals that need no scroll, media or visibility bring none of their listeners or observers; those that do take them along", {}, async ({ page, open, collected }) => {
  await open("none.html");
  await page.evaluate(() =>
    waymark.addGoals([
      { id: "click", on: { click: "#buy" } },
      { id: "outbound", on: { outbound: true } },
      { id: "download", on: { download: true } },
      { id: "own", on: { customEvent: "cart:added" } },
    ]),
  );
  assert.deepEqual(await ofGoals(page), ["auxclick", "cart:added", "click"]);
  assert.deepEqual(await observers(page), []);

  await page.evaluate(() =>
    waymark.addGoals([
      { id: "scroll", on: { scroll: true } },
      { id: "visible", on: { visible: "#buy" } },
      { id: "media", on: { media: true } },
    ]),
  );
  await page.until(() => (globalThis as unknown as { observers(): string[] }).observers().length > 0);
  assert.ok((await ofGoals(page)).includes("scroll"));
  await page.evaluate(() => waymark.removeGoals(["scroll", "visible", "media"]));
  assert.deepEqual(await ofGoals(page), ["auxclick", "cart:added", "click"]);
  assert.deepEqual(await observers(page), []);
  await collected();
});

each("goal_3 a listener goes with the last goal that needs it, and comes with the next", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => waymark.addGoals([{ id: "second", on: { click: "button" } }]));
  assert.deepEqual(await ofGoals(page), ["click"]);
  await page.evaluate(() => waymark.removeGoals(["buy", "second"]));
  assert.deepEqual(await ofGoals(page), []);
  await page.click("#buy");
  await page.evaluate(() => waymark.addGoals([{ id: "third", on: { click: "#buy" } }]));
  assert.deepEqual(await ofGoals(page), ["click"]);
  await page.click("#buy");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["third"]);
  // One that is replaced takes its own away.
  await page.evaluate(() => waymark.addGoals([{ id: "third", on: { customEvent: "cart:added" } }]));
  assert.deepEqual(await ofGoals(page), ["cart:added"]);
});

each("goal_3 after stop() nothing counts and no listener is left", {}, async ({ page, open, collector }) => {
  await open();
  await page.click("#buy");
  await page.evaluate(() => waymark.stop());
  assert.equal(await page.evaluate(() => waymark.status), "stopped");
  assert.deepEqual(await all(page), []);
  assert.deepEqual((await collector.next(1)).map(({ goal }) => goal), ["buy"], "what waited was sent");

  await page.click("#buy");
  await page.evaluate(async () => {
    waymark.track("late");
    await waymark.flush();
  });
  // A page that starts anew is the marker: whatever the stopped one still sent would have come before.
  await open();
  await page.evaluate(async () => {
    waymark.track("marker");
    await waymark.flush();
  });
  assert.deepEqual((await collector.next(2)).map(({ event }) => event), ["buy", "marker"]);
});
