import assert from "node:assert/strict";
import { each } from "../case.ts";

each("goal_7 a session beyond the share keeps its milestones and what has a share of its own, and counts the rest without numbers", {}, async ({ page, open, shop, collected }) => {
  await open();
  for (const id of ["look", "buy", "always", "never"]) await page.click(`#${id}`);
  // Like a goal of its name; else as its category says.
  await page.evaluate(() => {
    for (const event of ["purchase", "always", "other", "sign_up"]) waymark.track(event);
  });
  const rows = await collected();
  assert.deepEqual(rows.map(({ event }) => event), ["add_to_cart", "always", "always", "sign_up"]);
  const batches = shop.batches();
  const { drops, sample, hw } = batches.at(-1)!;
  assert.deepEqual([drops, sample, hw], [{ sampled: 4 }, 0, 4], "one number for each that was kept, and the marker");
  const shares = batches.flatMap(({ events }) => events).map(({ event, sample }) => [event, sample]);
  assert.deepEqual(shares, [["add_to_cart", undefined], ["always", 1], ["always", 1], ["sign_up", undefined], ["marker_1", 1]]);
});
