import assert from "node:assert/strict";
import { each } from "../case.ts";

each("goal_7 without a share everything is kept but what has one of its own", {}, async ({ page, open, shop, collected }) => {
  await open();
  await page.click("#buy");
  assert.deepEqual((await collected()).map(({ event }) => event), ["plain", "all", "add_to_cart", "step"]);
  const batch = (await shop.requests(1), shop.batches())[0]!;
  assert.deepEqual([batch.drops, "sample" in batch], [{ sampled: 2 }, false]);
});

/** Where the last five digits of an id fall. */
function shareOf(text: string): number {
  return [...text.slice(-5)].reduce((sum, digit, place) => sum + "0123456789abcdefghijklmnopqrstuvwxyz".indexOf(digit) / 36 ** (place + 1), 0);
}

each("goal_7 whether a session is kept is said by its id alone: all that is sampled goes, or nothing", {}, async ({ page, open, shop }) => {
  for (let times = 1; times <= 6; times++) {
    await open("page.html?share=0.5");
    await page.click("#buy");
    await page.evaluate(async () => {
      for (const name of ["one", "two", "purchase"]) waymark.track(name);
      await waymark.flush();
    });
    await shop.requests(times);
    const batch = shop.batches()[times - 1]!;
    assert.equal(batch.sample, 0.5);
    const names = batch.events.map(({ event }) => event);
    const inside = shareOf(batch.session_id) < 0.5;
    assert.deepEqual(["plain", "one", "two"].map(name => names.includes(name)), [inside, inside, inside], batch.session_id);
    assert.deepEqual(["all", "add_to_cart", "step", "purchase"].every(name => names.includes(name)), true);
    assert.equal(batch.drops["sampled"], inside ? 2 : 5);
  }
});
