import assert from "node:assert/strict";
import type { Problem } from "../../../js/api.d.ts";
import { each, type Context } from "../case.ts";
import type { Row } from "../collector.ts";

declare const problems: Problem[];
declare const clicks: boolean[];

/** What came of one click on the target. */
async function clicked({ page, shop, collected }: Context, target: string): Promise<Row[]> {
  await page.goto(shop.url("page.html"));
  await page.until(() => waymark.status === "running" && !("toJSON" in Object.prototype));
  await page.click(target);
  await page.until(() => clicks.length === 1 && !("toJSON" in Object.prototype));
  assert.deepEqual(await page.evaluate(() => clicks), [true], "it was broken at the click");
  const rows = await collected();
  assert.deepEqual(await page.evaluate(() => problems), []);
  assert.deepEqual(shop.batches().filter(({ attempt }) => attempt), [], "nothing needed a second try");
  return rows;
}

const bought = (sku: string, price: number) => [{ goal: "buy", key: sku, value: price, currency: "EUR", items: [{ item_id: sku, price }], sku }];
const shown = (rows: Row[]) =>
  rows
    .filter(({ event }) => event !== "tracked")
    .map(({ goal, key, value, currency, items, props }) => ({ goal, key, value, currency, items, sku: props!["sku"] }));

each("dom_6 prototypes that were extended and functions that were replaced change nothing", {}, async context => {
  const rows = await clicked(context, "#stopped");
  assert.deepEqual(shown(rows), bought("S3", 30));
  assert.deepEqual([rows[0]!.event, rows[0]!.props], ["tracked", { size: "M", list: ["a", "b"] }]);
});

each("dom_6 fields that are named like a form's own members hide nothing", {}, async context => {
  assert.deepEqual(shown(await clicked(context, "#form p")), bought("F1", 10));
});

each("dom_5 a handler that removes the node and stops the event comes too late", {}, async context => {
  assert.deepEqual(shown(await clicked(context, "#removed")), bought("R2", 20));
  assert.equal(await context.page.evaluate(() => document.querySelector("#removed")), null);
});
