import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { each, type Context } from "../case.ts";

each("page_1 the load is a view, for each goal whose pattern fits, once", {}, async ({ page, open, shop, collected }) => {
  await open("page.html?color=red");
  const rows = await collected();
  assert.deepEqual(rows.map(({ event, goal, props }) => [event, goal, props]), [["page_view", "all", null], ["view_this", "this", null], ["view_query", "query", null]]);
  await shop.requests(1);
  const { pathname } = new URL(await page.url());
  assert.deepEqual(shop.batches()[0]!.pages.map(({ path, title, referrer }) => [path, title, referrer]), [[pathname, "Viewed", ""]]);
});

each("page_1 without a goal for it no view is sent, and every batch names its page", {}, async ({ open, shop, collected }) => {
  await open("none.html");
  assert.deepEqual(await collected(), []);
  await shop.requests(1);
  const [batch, ...more] = shop.batches();
  assert.deepEqual([batch!.events.map(({ event, page }) => [event, page]), more], [[["marker_1", 0]], []]);
  assert.deepEqual(batch!.pages.map(({ title }) => title), ["No goal asks for views"]);
});

each("page_1 a goal that is added, or takes another's place, sees the view that is there, once", {}, async ({ page, open, collected }) => {
  await open("none.html");
  for (let times = 0; times < 2; times++) await page.evaluate(() => waymark.addGoals([{ id: "late", on: { page: "*/none.html" } }]));
  assert.deepEqual((await collected()).map(({ event, goal }) => [event, goal]), [["page_view", "late"]]);
});

each("page_1 a return from the back/forward cache is a view", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    (globalThis as { same?: boolean }).same = true;
  });
  await page.click("#away");
  await page.until(() => document.title === "Away" && document.readyState === "complete");
  await page.back();
  await page.until(() => document.title === "Viewed" && waymark.status === "running");
  assert.equal(await page.evaluate(() => (globalThis as { same?: boolean }).same), true, "the document is the same: it was kept");
  const rows = await collected();
  assert.deepEqual(rows.map(({ goal }) => goal), ["all", "this", "all", "this"]);
  assert.equal(new Set(rows.map(({ stream_id }) => stream_id)).size, 1);
});

/** The tracker has been started there, and nobody sees it. */
async function begun({ shop }: Context): Promise<void> {
  while (!shop.asked.some(path => path.endsWith("/begun.svg"))) await pause(20);
  assert.deepEqual(shop.received, [], "nothing was sent");
}

/** It has done nothing until now, and does everything from now on; what was told meanwhile has its own time. The page reports by
 * itself: a driver that changes over to a page that was rendered ahead may never answer what it was asked by then. */
async function seenNow({ collector, shop }: Context): Promise<void> {
  const rows = await collector.until(rows => rows.some(({ event }) => event === "report"));
  assert.deepEqual(rows.map(({ event }) => event).sort(), ["meanwhile", "page_view", "report"]);
  const of = (name: string) => rows.find(({ event }) => event === name)!;
  const { unseen, done, called } = of("report").props as { unseen: boolean; done: string[]; called: number };
  assert.deepEqual([unseen, done], [true, []]);
  assert.ok(Date.parse(of("meanwhile").time) <= called && called < Date.parse(of("page_view").time), "it was told before the page was seen");
  await shop.requests(1);
  assert.equal(shop.batches()[0]!.pages.length, 1);
}

each("page_2 a page that opens in a hidden tab does nothing until it is shown", {}, async context => {
  const { page, shop } = context;
  await page.hide();
  await page.goto(shop.url("unseen.html"));
  await begun(context);
  // It stays so.
  assert.equal(await page.evaluate(() => waymark.status), "starting");
  assert.equal(shop.asked.some(path => /dist\/observe/.test(path)), false, "nothing is loaded for its goals");
  await page.show();
  await seenNow(context);
});

const ahead = "it renders no page ahead: there are no speculation rules";
each("page_2 a page that is rendered ahead does nothing until it is opened", { not: { firefox: ahead, webkit: ahead } }, async context => {
  const { page, shop } = context;
  await page.goto(shop.url("ahead.html"));
  await begun(context);
  assert.equal(shop.asked.some(path => /dist\/observe/.test(path)), false, "nothing is loaded for its goals");
  await page.evaluate(() => void setTimeout(() => document.querySelector<HTMLElement>("#next")!.click(), 50));
  await seenNow(context);
});
