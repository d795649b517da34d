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

each("dom_1 a closed root that the page registers is open, and the innermost match counts", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#opened");
  assert.deepEqual(fired(await collected()), ["shut around", "shut_host opened"]);
  await page.evaluate(() => {
    const host = document.querySelector("#opened")!;
    waymark.registerRoot((globalThis as unknown as { roots: Map<Element, ShadowRoot> }).roots.get(host)!);
  });
  await page.click("#opened");
  // Its button is a control of its own now (CLICK-2).
  assert.deepEqual(fired(await collected()), ["shut around", "shut in the root", "shut_host opened"]);
});

each("dom_1 a goal that comes after a closed root was registered hears what stays inside it, too", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(async () => {
    const root = (globalThis as unknown as { roots: Map<Element, ShadowRoot> }).roots.get(document.querySelector("#opened")!)!;
    waymark.registerRoot(root);
    await waymark.addGoals([{ id: "late", on: { customEvent: "size:chosen" } }]);
    root.querySelector("button")!.dispatchEvent(new CustomEvent("size:chosen"));
  });
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["late"]);
});

each("dom_1 where somebody stops a click before a registered root, what was pressed there counts, else the host", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    const root = (globalThis as unknown as { roots: Map<Element, ShadowRoot> }).roots.get(document.querySelector("#opened")!)!;
    waymark.registerRoot(root);
    addEventListener("click", event => event.stopImmediatePropagation(), true);
    root.querySelector("button")!.focus();
  });
  await page.press("Enter");
  assert.deepEqual(fired(await collected()), ["shut around", "shut_host opened"]);
  await page.click("#opened");
  assert.deepEqual(fired(await collected()), ["shut around", "shut in the root", "shut_host opened"]);
});

each("click_2 a control in a component's open root is nested in the component", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#card >>> .heart");
  assert.deepEqual(fired(await collected()), []);
  await page.click("#card >>> p");
  assert.deepEqual(fired(await collected()), ["card card"]);
});

each("dom_2 what does not leave an open root is heard in it once a visitor is there", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => document.querySelector("order-form")!.shadowRoot!.querySelector("select")!.focus());
  await page.press("M");
  await page.press("Tab");
  await page.click("#order >>> button");
  assert.deepEqual(fired(await collected()), ["order null", "size size"]);
});
