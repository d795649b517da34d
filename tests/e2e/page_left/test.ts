import assert from "node:assert/strict";
import { each, type Context } from "../case.ts";

/** One row, after one request: not one that was repeated and dropped. */
async function arrivedOnce({ collector, shop }: Context): Promise<void> {
  const rows = await collector.next(1);
  assert.deepEqual(rows.map(({ goal, value, page_path }) => [goal, value, page_path]), [["buy", 5, "/case/page_left/page.html"]]);
  assert.equal((await shop.requests(1)).length, 1);
}

each("del_2 the tab is closed right after the click", {}, async context => {
  await context.open();
  await context.page.click("#buy");
  await context.page.close();
  await arrivedOnce(context);
});

each("del_2 the click itself leads away", {}, async context => {
  const { page, open } = context;
  await open();
  await page.click("#link");
  await page.until(() => document.title === "Next");
  await arrivedOnce(context);
});

each("del_2 the click's own handler replaces the page", {}, async context => {
  const { page, open } = context;
  await open();
  await page.click("#replace");
  await page.until(() => document.title === "Next");
  await arrivedOnce(context);
});

each("del_2 the page is reloaded right after the click", {}, async context => {
  const { page, open } = context;
  await open();
  await page.click("#buy");
  await page.reload();
  await arrivedOnce(context);
});

each("del_2 the tab is hidden, and goes on when it is shown", {}, async context => {
  const { page, open, collector } = context;
  await open();
  await page.click("#buy");
  await page.hide();
  await arrivedOnce(context);
  await page.show();
  await page.click("#replace");
  await page.until(() => document.title === "Next");
  assert.deepEqual((await collector.next(2)).map(({ goal, seq }) => [goal, seq]), [["buy", 0], ["buy", 1]]);
});

each("del_3 a page that comes back goes on; what it never heard an answer for comes again as the same batch", {}, async context => {
  const { page, open, collector, shop } = context;
  await open();
  await page.click("#link");
  await page.until(() => document.title === "Next" && document.readyState === "complete");
  await arrivedOnce(context);
  await page.back();
  await page.click("#buy");
  await page.close();
  const rows = await collector.next(2);
  assert.deepEqual(rows.map(({ goal, seq }) => [goal, seq]), [["buy", 0], ["buy", 1]]);
  assert.equal(new Set(rows.map(({ stream_id }) => stream_id)).size, 1, "the document is the same");

  const [first, ...others] = shop.batches();
  for (const repeat of others.filter(({ events }) => events.some(({ seq }) => seq === 0))) {
    assert.deepEqual([repeat.batch_id, repeat.events, repeat.attempt], [first!.batch_id, first!.events, 2]);
  }
});
