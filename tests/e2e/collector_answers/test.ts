// What each answer means stands in the table of answers: stored, try again, halve, give up.

import assert from "node:assert/strict";
import type { Batch } from "../../../js/api.d.ts";
import { each } from "../case.ts";
import type { Page } from "../page.ts";
import type { Row } from "../collector.ts";
import type { Shop } from "../shop.ts";

const goals = (rows: Row[]) => rows.map(({ goal }) => goal);
const events = (rows: Row[]) => rows.map(({ event }) => event);

function track(page: Page, ...names: string[]): Promise<void> {
  return page.evaluate(names => names.forEach(name => waymark.track(name)), names);
}

/** How often the first batch came, and as which attempt. */
function attempts(shop: Shop): (number | undefined)[] {
  const [first, ...others] = shop.batches();
  return [first!, ...others.filter(({ batch_id }) => batch_id === first!.batch_id)].map(({ attempt }) => attempt);
}

each("del_1 a request is small talk: no cookie, no referrer, no preflight", {}, async ({ page, open, shop, collected }) => {
  await open();
  await page.click("#buy");
  await collected();
  for (const { method, headers } of shop.received) {
    assert.equal(method, "POST");
    assert.match(headers["content-type"] ?? "text/plain", /^text\/plain/);
    assert.deepEqual([headers.cookie, headers.referer], [undefined, undefined]);
  }
});

each("del_3 twice 503, then stored: one row, one batch, three attempts", {}, async ({ page, open, shop, collected }) => {
  shop.answers.push({ status: 503 }, { status: 503 });
  await open();
  await page.click("#buy");
  await shop.requests(3);
  assert.deepEqual(attempts(shop), [undefined, 2, 3]);
  assert.deepEqual(goals(await collected()), ["buy"]);
});

each("del_3 asked to wait by 429 and Retry-After, it comes back", {}, async ({ page, open, shop, collected }) => {
  shop.answers.push({ status: 429, headers: { "retry-after": "1" } });
  await open();
  await page.click("#buy");
  await shop.requests(2);
  assert.deepEqual(attempts(shop), [undefined, 2]);
  assert.deepEqual(goals(await collected()), ["buy"]);
});

// A browser repeats by itself, byte for byte, what breaks on a connection that it used before. So the line breaks for as
// long as it is the tracker's first attempt: what comes through is its second one.
// https://www.rfc-editor.org/rfc/rfc9110.html#name-idempotent-methods
async function cutTheFirstAttempt(shop: Shop, cut: "before" | "after", act: () => Promise<void>): Promise<Batch[]> {
  shop.decide = ({ attempt }) => (attempt ? undefined : { cut });
  await act();
  while (!shop.batches().some(({ attempt }) => attempt)) await shop.requests(shop.received.length + 1);
  shop.decide = () => undefined;
  return shop.batches();
}

each("del_3 the line breaks before the batch is stored", {}, async ({ page, open, shop, collected }) => {
  await open();
  const batches = await cutTheFirstAttempt(shop, "before", () => page.click("#buy"));
  assert.equal(batches.at(-1)!.attempt, 2);
  assert.deepEqual(goals(await collected()), ["buy"]);
});

each("del_3 the line breaks after the batch is stored: it comes again, and is one row", {}, async ({ page, open, shop, collected }) => {
  await open();
  const [first, ...others] = await cutTheFirstAttempt(shop, "after", () => page.click("#buy"));
  for (const { batch_id, events } of others) assert.deepEqual([batch_id, events], [first!.batch_id, first!.events]);
  assert.deepEqual(goals(await collected()), ["buy"]);
});

each("del_3 the collector is down, and comes up again", {}, async ({ page, open, shop, collector, collected }) => {
  await open();
  await collector.stop();
  await page.click("#buy");
  await shop.requests(1);
  await collector.start();
  assert.deepEqual(goals(await collected()), ["buy"]);
});

each("del_3 one bad event among good ones is found, dropped and counted", {}, async ({ page, open, shop, collected }) => {
  shop.decide = ({ events }) => (events.some(({ event }) => event === "poison") ? { status: 400 } : undefined);
  await open();
  await track(page, "a", "b", "poison", "c", "d");
  await collected();
  const rows = await collected(); // In a batch of its own, behind all those: it tells of what they came to.
  assert.deepEqual(events(rows).sort(), ["a", "b", "c", "d"]);
  assert.deepEqual(shop.batches().at(-1)!.drops, { rejected: 1 });
});

each("del_3 a batch that is too large comes in parts", {}, async ({ page, open, shop, collected }) => {
  shop.decide = ({ events }) => (events.length > 2 ? { status: 413 } : undefined);
  await open();
  await track(page, "a", "b", "c", "d", "e");
  assert.deepEqual(events(await collected()).sort(), ["a", "b", "c", "d", "e"]);
  assert.deepEqual(shop.batches().at(-1)!.drops, {});
});

each("del_3 a collector that refuses the page is left in peace", {}, async ({ page, open, shop, collector }) => {
  shop.decide = () => ({ status: 401 });
  await open();
  await page.click("#buy");
  await shop.requests(1);
  await page.evaluate(async () => {
    await waymark.flush();
    waymark.track("another");
    await waymark.flush();
  });
  assert.equal(shop.received.length, 1);
  assert.deepEqual(await collector.rows(), []);
});
