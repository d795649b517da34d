import assert from "node:assert/strict";
import { each } from "../case.ts";
import type { Row } from "../collector.ts";
import type { Page } from "../page.ts";

// At once: what a test waits for comes without a batch's pause.
const url = (...goals: object[]) => `page.html#${encodeURIComponent(JSON.stringify(goals.map(goal => ({ ...goal, send: "now" }))))}`;

const ENGAGED = { id: "engaged", on: { engaged: true } };
/** Reached by two pieces of the idle limit, and not by the first, which the load begins. */
const TWICE = { id: "dwell", on: { dwell: { at: [0.4], idle: 0.3 } } };

const sum = (rows: Row[]) => rows.filter(({ event }) => event === "engaged_time").reduce((sum, { props }) => sum + Number(props!["seconds"]), 0);

/** The page's own seconds. */
const pause = (page: Page, seconds: number) => page.evaluate(seconds => new Promise<void>(resolve => setTimeout(resolve, seconds * 1e3)), seconds);

const pass = (page: Page, hours: number) => page.evaluate(hours => ((globalThis as unknown as { passed: number }).passed += hours * 3_600e3), hours);

/** How long the page has been there. */
const age = (page: Page) => page.evaluate(() => (performance.now() - (globalThis as unknown as { passed: number }).passed) / 1e3);

const hide = async (page: Page) => {
  await page.hide();
  await page.until(() => document.hidden);
};
const show = async (page: Page) => {
  await page.show();
  await page.until(() => !document.hidden);
};

each("dwell_5 what was engaged goes as the page is hidden, each time what has come since", {}, async ({ page, open, collected }) => {
  await open(url(ENGAGED));
  await pause(page, 0.4);
  await hide(page);
  const [first, ...none] = await collected();
  assert.deepEqual(none, []);
  assert.equal(first!.event, "engaged_time");
  const { seconds, max_depth, scrollable } = first!.props!;
  assert.ok(Number(seconds) >= 0.4 && Number(seconds) <= (await age(page)), `${seconds} s`);
  assert.ok(Number(max_depth) > 10 && Number(max_depth) < 50, `${max_depth} %`);
  assert.equal(scrollable, true);
  await show(page);
  await pause(page, 0.2);
  await hide(page);
  const rows = await collected();
  assert.equal(rows.length, 2);
  assert.ok(sum(rows) <= (await age(page)));
});

each("dwell_5 what was engaged goes as the page is left, and at a single-page navigation", {}, async ({ page, shop, collector, open }) => {
  await open(url(ENGAGED));
  await pause(page, 0.2);
  await page.evaluate(() => history.pushState(null, "", "/case/engaged/second"));
  await pause(page, 0.2);
  await page.goto(shop.url("page.html#[]"));
  const rows = (await collector.until(rows => rows.filter(({ event }) => event === "engaged_time").length >= 2)).filter(({ event }) => event === "engaged_time");
  rows.sort((a, b) => a.seq - b.seq); // Each view's came with a request of its own.
  assert.deepEqual(rows.map(({ page_path }) => page_path), ["/case/engaged/page.html", "/case/engaged/second"]);
  for (const { props } of rows) assert.ok(Number(props!["seconds"]) >= 0.2);
});

each("dwell_5 five hours in a background tab are zero seconds", {}, async ({ page, open, collected }) => {
  await open(url(ENGAGED, { id: "dwell", on: { dwell: true } }));
  await hide(page);
  const before = sum(await collected());
  await pass(page, 5);
  await page.evaluate(() => waymark.track("in_the_background"));
  await show(page);
  const shown = await age(page);
  await hide(page);
  const rows = await collected();
  assert.ok(sum(rows) - before <= (await age(page)) - shown + 1, `${sum(rows)} s`);
  assert.deepEqual(rows.filter(({ event }) => event === "dwell"), []);
});

each("dwell_3 eight hours of sleep are at most the idle limit", {}, async ({ page, open, collected }) => {
  await open(url(ENGAGED));
  await pass(page, 8);
  await page.press("a");
  await hide(page);
  const seconds = sum(await collected());
  assert.ok(seconds >= 29 && seconds <= 30 + (await age(page)), `${seconds} s`);
});

each("dwell_5 with an interval, each that is full goes at once", {}, async ({ page, collector, open }) => {
  await open(url({ id: "engaged", on: { engaged: { every: 0.2 } } }));
  const rows = await collector.next(2);
  for (const { props } of rows) assert.ok(Number(props!["seconds"]) >= 0.2);
  assert.equal(await page.evaluate(() => document.hidden), false);
});

const ACTS: Record<string, (page: Page) => Promise<unknown>> = {
  "a key": page => page.press("a"),
  "a movement": page => page.hover("#field"),
  "a press": page => page.click("#field"),
  "a wheel": async page => (await page.hover("#field"), await page.wheel(100)),
  "a return": async page => {
    await hide(page);
    await show(page);
  },
  "a new page view": page => page.evaluate(() => history.pushState(null, "", "/case/engaged/second")),
};

for (const [name, act] of Object.entries(ACTS)) {
  each(`dwell_2 ${name} is activity`, {}, async ({ page, collector, open, collected }) => {
    // A page view begins anew, so that two pieces would not come together.
    const goal = name === "a new page view" ? { id: "engaged", on: { engaged: { every: 0.2, idle: 0.3 } } } : TWICE;
    await open(url(goal));
    await pause(page, 0.6);
    const before = await collected();
    assert.deepEqual(before.filter(({ event }) => event === "dwell"), [], "the load alone");
    await act(page);
    await collector.until(rows => rows.filter(({ event }) => !event.startsWith("marker_")).length > before.length);
  });
}

each("dwell_2 what a script does is no activity", {}, async ({ page, open, collected }) => {
  await open(url(TWICE));
  await pause(page, 0.4);
  await page.evaluate(() => {
    for (const type of ["pointermove", "pointerdown", "wheel", "touchstart", "keydown"]) document.body.dispatchEvent(new Event(type, { bubbles: true }));
    scrollTo(0, 500);
  });
  await pause(page, 0.4);
  assert.deepEqual(await collected(), []);
});

each("dwell_4 each threshold once a page view", {}, async ({ page, collector, open, collected }) => {
  await open(url({ id: "dwell", on: { dwell: [0.4, 0.2] } }));
  await collector.next(2);
  await pause(page, 0.5);
  assert.deepEqual((await collected()).map(({ event, props }) => [event, props!["seconds"]]), [["dwell", 0.2], ["dwell", 0.4]]);
  await page.evaluate(() => history.pushState(null, "", "/case/engaged/second"));
  await collector.until(rows => rows.filter(({ event }) => event === "dwell").length === 4);
  assert.equal((await collected()).at(-1)!.page_path, "/case/engaged/second");
});

each("dwell_4 inside an element the time counts during which it is in view", {}, async ({ page, collector, open, collected }) => {
  await open(url({ id: "far", on: { dwell: { at: [0.3], inside: "#far" } } }, { id: "near", on: { dwell: { at: [0.3], inside: "#field" } } }));
  await collector.next(1);
  await pause(page, 0.3);
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["near"]);
  await page.evaluate(() => document.querySelector("#far")!.scrollIntoView({ behavior: "instant" }));
  await collector.until(rows => rows.some(({ goal }) => goal === "far"));
});

each("dwell_1 the focus in a frame of the page is the page's", { not: { webkit: "its driver takes the focus back with each command" } }, async ({ page, collector, open, collected }) => {
  await open(url({ id: "dwell", on: { dwell: [1.2] } }));
  await page.click("#frame");
  await page.until(() => document.activeElement!.id === "frame");
  assert.deepEqual(await collected(), []);
  await collector.until(rows => rows.some(({ event }) => event === "dwell"));
  assert.equal(await page.evaluate(() => document.activeElement!.id), "frame");
});

each("dwell_1 nothing counts while the focus is elsewhere", {}, async ({ page, collector, open, collected }) => {
  await open(url({ id: "dwell", on: { dwell: [0.6] } }));
  // Only what an engine would say: under automation its window is always the one in front.
  await page.evaluate(() => {
    document.hasFocus = () => false;
    window.dispatchEvent(new Event("blur"));
  });
  await pause(page, 0.8);
  assert.deepEqual(await collected(), []);
  await page.evaluate(() => {
    document.hasFocus = () => true;
    window.dispatchEvent(new Event("focus"));
  });
  await collector.until(rows => rows.some(({ event }) => event === "dwell"));
});

each("dwell_1 what the visitor plays keeps the page engaged, until it ends", {}, async ({ page, collector, open, collected }) => {
  await open(url({ id: "dwell", on: { dwell: { at: [1.5, 4], idle: 0.3 } } }));
  await page.click("#play");
  await collector.until(rows => rows.some(({ event }) => event === "dwell"));
  await page.evaluate(() => document.querySelector<HTMLVideoElement>("#clip")!.pause());
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 2500)));
  assert.deepEqual((await collected()).map(({ props }) => props!["seconds"]), [1.5]);
});

each("dwell_1 a player that is taken out of the page plays no longer", {}, async ({ page, collector, open, collected }) => {
  await open(url({ id: "dwell", on: { dwell: { at: [1, 5], idle: 0.3 } } }));
  await page.click("#play");
  await collector.until(rows => rows.some(({ event }) => event === "dwell"));
  await page.evaluate(() => document.querySelector("#clip")!.remove());
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 4500)));
  assert.deepEqual((await collected()).map(({ props }) => props!["seconds"]), [1]);
});

each("dwell_1 what plays by itself and silently does not", {}, async ({ page, open, collected }) => {
  await open(url({ id: "dwell", on: { dwell: { at: [0.6], idle: 0.3 } } }));
  await page.evaluate(() => {
    const clip = document.querySelector<HTMLVideoElement>("#clip")!;
    clip.muted = true;
    return clip.play();
  });
  await pause(page, 1);
  assert.deepEqual(await collected(), []);
});
