import assert from "node:assert/strict";
import type { Collector } from "../../../js/api.d.ts";
import { each } from "../case.ts";
import { freePort } from "../free_port.ts";
import type { Shop } from "../shop.ts";

const pageWith = (...collectors: (string | Collector)[]) => `page.html?collectors=${encodeURIComponent(JSON.stringify(collectors))}`;
/** Events that came to one of the collectors, each once. */
const events = (shop: Shop, collector: string) => [...new Map(shop.batches(collector).flatMap(batch => batch.events.map(({ seq, event }) => [seq, event]))).values()];

each("del_7 one collector that answers 503 does not hold up the other", {}, async ({ page, open, shop, collected }) => {
  let down = true;
  shop.decide = (_, url) => (down && url === "/collect?down" ? { status: 503 } : undefined);
  await open(pageWith("/collect?down", "/collect"));
  await page.click("#buy");
  await page.click("#look");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["buy", "look"]);
  while (shop.batches("/collect?down").length === 0) await shop.requests(shop.received.length + 1);
  // It gets all that it missed once it is up.
  down = false;
  while (events(shop, "/collect?down").length < 3) await shop.requests(shop.received.length + 1);
  assert.deepEqual(events(shop, "/collect?down"), ["add_to_cart", "look", "marker_1"]);
  assert.ok(shop.batches("/collect").every(({ attempt }) => attempt === undefined), "and the other heard everything once");
});

each("del_7 one collector that cannot be reached does not hold up the other", {}, async ({ page, open, shop, collector, collected }) => {
  const nobody = `http://127.0.0.1:${await freePort()}/collect`;
  await open(pageWith(nobody, "/collect"));
  await page.click("#buy");
  await page.click("#look");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["buy", "look"]);
  await page.evaluate(() => waymark.track("at the end"));
  await page.close();
  assert.equal((await collector.next(4)).at(-1)!.event, "at the end");
  assert.ok(shop.batches().every(({ attempt }) => attempt === undefined));
});

each("del_7 each collector gets what its filter lets through, and counts the rest", {}, async ({ page, open, shop, collected }) => {
  await open(
    pageWith(
      { url: "/collect?milestones", filter: { category: "milestone" } },
      { url: "/collect?named", filter: { events: ["look", "last"] } },
      "/collect",
    ),
  );
  await page.click("#buy");
  await page.click("#look");
  await page.evaluate(() => {
    waymark.track("purchase");
    waymark.track("last");
  });
  await collected();
  await page.evaluate(async () => {
    waymark.track("sign_up");
    await waymark.flush();
  });
  const drops = (collector: string) => shop.batches(collector).at(-1)!.drops;
  assert.deepEqual(events(shop, "/collect?milestones"), ["add_to_cart", "purchase", "sign_up"]);
  assert.deepEqual(drops("/collect?milestones"), { filtered: 3 });
  assert.deepEqual(events(shop, "/collect?named"), ["look", "last"]);
  assert.deepEqual(events(shop, "/collect"), ["add_to_cart", "look", "purchase", "last", "marker_1", "sign_up"]);
  assert.deepEqual(drops("/collect"), {});
  // Every hole is declared.
  await page.evaluate(async () => {
    waymark.track("last");
    await waymark.flush();
  });
  const named = shop.batches("/collect?named");
  assert.deepEqual([named.at(-1)!.hw + 1, named.at(-1)!.drops], [7, { filtered: 4 }]);
  assert.equal(named.flatMap(({ events }) => events).length, 3);
});
