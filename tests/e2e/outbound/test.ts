import assert from "node:assert/strict";
import { each } from "../case.ts";
import type { Row } from "../collector.ts";

const links = (rows: Row[]) => rows.map(({ goal, props }) => [goal, props!["link_domain"]]);

each("file_1 a link to another host is outbound, its address without what may be personal", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#icon");
  const [row] = await collected();
  assert.deepEqual([row!.event, row!.goal, row!.props], [
    "click",
    "out",
    { link_url: "http://partner.example/Shop/1?utm_source=us", link_domain: "partner.example", outbound: true },
  ]);
});

each("file_1 links to this host, and what is no address of a host, are not outbound", {}, async ({ page, open, collected }) => {
  await open();
  for (const id of ["#own", "#port", "#mail", "#call", "#script", "#broken", "#bare"]) await page.click(id);
  assert.deepEqual(await collected(), []);
});

each("file_1 a part of this host's domain, and what this host is a part of, are not outbound", {}, async ({ page, shop, collected }) => {
  for (const host of ["localhost", "help.localhost"]) {
    await page.goto(shop.url("page.html").replace("127.0.0.1", host));
    await page.evaluate(() => waymark.ready);
    // The last one is.
    for (const id of ["#help", "#top", "#partner"]) await page.click(id);
    await collected();
  }
  assert.deepEqual(links(await collected()), [["out", "partner.example"], ["out", "partner.example"]]);
});

each("file_1 links in drawings and image maps are links", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#drawn");
  await page.click("#picture");
  assert.deepEqual(links(await collected()), [["out", "drawn.example"], ["out", "area.example"]]);
});

each("file_1 a selector chooses among them", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#affiliate");
  assert.deepEqual(links(await collected()).sort(), [["affiliate", "affiliate.example"], ["out", "affiliate.example"]]);
});

each("click_7 a link that the page prevents is not followed, unless the goal says otherwise", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#stopped");
  assert.deepEqual(links(await collected()), [["count", "stopped.example"]]);
});

each("click_7 a link that is followed counts although the page is left", {}, async ({ page, shop, open, collector }) => {
  await open();
  await page.evaluate(url => {
    const link = document.querySelector<HTMLAnchorElement>("#partner")!;
    link.href = url;
    link.target = "_self";
  }, shop.url("page.html?next").replace("127.0.0.1", "localhost"));
  await page.click("#icon");
  assert.deepEqual(links(await collector.next(1)), [["out", "localhost"]]);
});

each("click_1 the middle button counts for links to elsewhere", { not: { webkit: "its driver releases every button as the left one" } }, async ({ page, open, collected }) => {
  await open();
  await page.click("#partner", { button: "right" });
  assert.deepEqual(await collected(), []);
  await page.click("#affiliate", { button: "middle" });
  assert.deepEqual(links(await collected()).sort(), [["affiliate", "affiliate.example"], ["out", "affiliate.example"]]);
});
