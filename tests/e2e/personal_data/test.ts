import assert from "node:assert/strict";
import { each } from "../case.ts";

/** As the page has them, and as a URL or digits alone would. */
const CANARIES = [/carla/i, /hunter2/, /Call/, /4111/, /1111 1111/, /171.?555/, /5550199/];

each("pii_1 no byte that leaves holds an address, a card number, a telephone number or what stands in a field", {}, async ({ page, shop, collected }) => {
  await page.goto(shop.url("from.html?email=carla@example.com"));
  await page.click("#next");
  await page.until(() => globalThis.waymark?.status === "running");
  await page.click(".buy");
  await page.click(".link");
  await page.evaluate(() => {
    waymark.track("ordered", {
      key: "carla@example.com",
      transaction_id: "order-of-carla@example.com",
      items: [{ item_id: "carla@example.com", item_name: "Card 4111111111111111" }],
      props: { mail: "carla%40example.com", list: ["a", "+49 (0) 171 5550199"], "0171 5550199": "name", url: "https://example.org/?tel=01715550199" },
    });
    waymark.track("carla@example.com");
  });
  const rows = await collected();
  assert.deepEqual(rows.map(({ goal, event }) => goal ?? event), ["page", "buy", "link", "ordered", "[redacted]"]);
  assert.equal(rows[1]!.value, 5, "what is no person's arrives");
  await page.close();
  for (const { url, headers, body } of shop.received) {
    const bytes = `${url}\n${JSON.stringify(headers)}\n${decodeURIComponent(body.toString().replace(/%(?![0-9a-f]{2})/gi, "%25"))}`;
    for (const canary of CANARIES) assert.doesNotMatch(bytes, canary);
  }
});
