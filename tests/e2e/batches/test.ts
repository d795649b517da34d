import assert from "node:assert/strict";
import { each } from "../case.ts";

const names = (count: number) => Array.from({ length: count }, (_, n) => `e${n}`);

each("del_2 twenty events are a batch, nineteen wait", {}, async ({ page, open, shop, collector }) => {
  await open();
  const track = (events: string[]) => page.evaluate(events => events.forEach(event => waymark.track(event)), events);
  await track(names(19));
  // Of its own: what had been sent before would have come before.
  await page.evaluate(() => fetch("/collect?marker", { method: "POST", body: '{"events":[]}' }));
  assert.deepEqual(shop.received.map(({ url }) => url), ["/collect?marker"]);
  await track(["e19"]);
  assert.deepEqual((await collector.next(20)).map(({ event }) => event), names(20));
  await shop.requests(2);
  assert.deepEqual(shop.batches("/collect").map(({ events }) => events.length), [20]);
});

each("del_2 a goal that is to be sent now takes along what waits", {}, async ({ page, open, shop, collector }) => {
  await open();
  await page.click("#later");
  await page.click("#now");
  assert.deepEqual((await collector.next(2)).map(({ goal }) => goal), ["later", "now"]);
  await shop.requests(1);
  assert.deepEqual(shop.batches().map(({ events }) => events.length), [2]);
});
