import assert from "node:assert/strict";
import type { Problem } from "../../../js/api.d.ts";
import { each, type Context } from "../case.ts";
import type { Row } from "../collector.ts";

declare const problems: Problem[];
declare const clicks: boolean[];

/** Goes there. The `load` event waits until all is whole: WebKit's driver then works with the page's own functions. */
async function go({ page, shop }: Context, path: string): Promise<void> {
  let mended = () => {};
  const whole = new Promise<void>(resolve => (mended = resolve));
  shop.hold = asked => {
    if (asked.endsWith("/mended.svg")) mended();
    return asked.endsWith("/held.svg") ? whole : undefined;
  };
  await page.goto(shop.url(path));
}

/** What came of one click on the target. */
async function clicked(context: Context, target: string): Promise<Row[]> {
  const { page, shop, collected } = context;
  await go(context, "page.html");
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

/** What a visitor does there; then the page's own record, and what it asked for. */
async function visit(context: Context, how: string): Promise<{ record: string[]; asked: string[] }> {
  const { page, shop } = context;
  shop.asked.length = 0;
  await go(context, `habits.html${how}`);
  await page.until(() => "settled" in globalThis);
  const whole = () => page.until(() => !("toJSON" in Object.prototype));
  for (const target of ["#stopped", "#removed", "#thrown", "#first", "#second", "#first", "#open >>> button", "#closed", "#heart", "#words", "#wrap", "#blocked"]) {
    await page.click(target);
    await whole();
  }
  await page.type("#amount", "2");
  await whole();
  await page.click("#send");
  await whole();
  await page.until(() => sessionStorage.getItem("record")!.includes("ordered"));
  await page.click("#leave");
  await page.until(() => location.pathname.endsWith("next.html") && sessionStorage.getItem("record")!.includes("at /case"));
  const record = await page.evaluate(() => {
    const record = sessionStorage.getItem("record")!;
    sessionStorage.clear();
    return record;
  });
  // Answers come when they come.
  const lines = record.trim().split("\n");
  return {
    record: [...lines.filter(line => !/^(answer|ordered)/.test(line)), ...lines.filter(line => /^(answer|ordered)/.test(line)).sort()],
    asked: shop.asked.filter(path => !/^\/(dist\/|favicon)|\.svg$/.test(path)),
  };
}

each("dom_3 dom_6 on a page of hostile habits every rule holds, and the page is as it is without the tracker", {}, async context => {
  const without = await visit(context, "?without");
  const traced = await visit(context, "?with");
  assert.ok(without.record.length > 100, `${without.record.length} lines`);
  assert.deepEqual(traced, without);
  const rows = await context.collector.until(rows => rows.some(({ key }) => key === "leave"));
  const all = rows.map(({ goal, key }) => `${goal} ${key}`);
  assert.deepEqual(all.sort(), [
    ...["closed closed", "buy first", "buy leave", "buy open", "buy removed", "buy second", "buy stopped", "buy thrown"],
    ...["card card", "change null", "choice choice", "order order"],
  ].sort());
});
