import assert from "node:assert/strict";
import { each } from "../case.ts";
import type { Row } from "../collector.ts";

const fired = (rows: Row[]) => rows.map(({ goal, key }) => `${goal} ${key}`).sort();

each("dom_1 an icon in a button is the button", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#icon");
  assert.deepEqual(fired(await collected()), ["light icon"]);
});

each("dom_1 an icon in an open shadow root reaches the button around it, and the host", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#inner >>> svg");
  assert.deepEqual(fired(await collected()), ["button in the root", "host host-inner"]);
});

each("dom_1 a slotted label reaches the button around its slot, and the host", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#label");
  assert.deepEqual(fired(await collected()), ["button in the root", "host host-slotted"]);
});

each("dom_1 roots within roots are left one by one", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#nested >>> buy-button >>> svg");
  assert.deepEqual(fired(await collected()), ["button in the root", "host host-nested"]);
});

each("dom_1 of a closed root only the host can match", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#closed");
  assert.deepEqual(fired(await collected()), ["shut_host closed"]);
});
