import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { each } from "../case.ts";
import type { Row } from "../collector.ts";
import { said, start } from "../process.ts";
import { temporaryFolder } from "../temporary.ts";

const SERVER = fileURLToPath(new URL("../../../www/server.ts", import.meta.url));

function demo(port: string) {
  const database = join(temporaryFolder(), "demo.sqlite");
  return start(process.execPath, ["--import", "tsx", SERVER], { env: { ...process.env, PORT: port, WAYMARK_DATABASE: database } });
}

async function rows(url: string, enough: (rows: Row[]) => boolean): Promise<Row[]> {
  const rows: Row[] = [];
  while (!enough(rows)) {
    const answer = await fetch(new URL(`rows?after=${rows.at(-1)?.row ?? 0}&wait=30`, url));
    rows.push(...((await answer.json()) as { rows: Row[] }).rows);
  }
  return rows;
}

const cart = (rows: Row[]) => rows.filter(({ event }) => event === "add_to_cart");

each("goal_1 the demo shop: what is bought is what arrives, and the panel shows it", {}, async ({ page }) => {
  const server = demo("0");
  let printed = "";
  server.stdout!.on("data", chunk => (printed += chunk));
  const [, url] = await said(server, "stdout", /^ready (\S+)$/m);

  await page.goto(url!);
  await page.click("input[value=S] + span");
  await page.click(".buy");
  await page.click("input[value=M] + span");
  await page.doubleClick(".buy");
  await page.click("input[value=L] + span");
  await page.focus(".buy");
  await page.press("Enter");
  await page.click("[data-size-guide]");
  await page.click("[data-size-guide]");
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 600))); // The cool-down: 0.5 s of the page's own time.
  await page.press("Tab");
  await page.focus(".buy");
  await page.press("Enter");

  const all = await rows(url!, rows => cart(rows).length >= 4);
  assert.deepEqual(cart(all).map(({ key }) => key), ["SKERRY-S", "SKERRY-M", "SKERRY-L", "SKERRY-L"]);
  const [{ goal, category, value, currency, items }] = cart(all) as [Row];
  assert.deepEqual(
    { goal, category, value, currency, items },
    {
      goal: "buy",
      category: "milestone",
      value: 129,
      currency: "EUR",
      items: [{ item_id: "SKERRY-S", item_name: "Skerry rain jacket", item_variant: "S", price: 129 }],
    },
  );
  assert.equal(all.filter(({ goal }) => goal === "size_guide").length, 1, "once a page");

  await page.until(count => document.querySelectorAll("#rows > li").length === count, all.length);
  assert.match(await page.evaluate(() => document.querySelector("#rows > li")!.textContent), /add_to_cart.*SKERRY-L · Skerry rain jacket.*€129\.00/);

  server.kill("SIGTERM");
  assert.deepEqual(await once(server, "exit"), [0, null]);
  assert.equal(printed, `ready ${url}\n`);
});

each("goal_1 the demo shop names the port that is taken", { not: { firefox: "needs no browser", webkit: "needs no browser" } }, async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const server = demo(`${port}`);
  const [line] = await said(server, "stderr", /^waymark: .*$/m);
  assert.deepEqual(await once(server, "exit"), [1, null]);
  assert.equal(line, `waymark: PORT=${port} is in use; choose another one: PORT=${port + 1} npm start`);
  taken.close();
});
