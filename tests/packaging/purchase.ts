import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import type { Engine } from "../e2e/engines.ts";
import type { Page } from "../e2e/page.ts";
import type { Site } from "./site.ts";

interface Seen {
  /** The scripts that the page has loaded, by their paths. */
  scripts: string[];
  /** What stands on its console about the goal that is wrong. */
  words: string[];
  /** Did the head snippet run? */
  snippet: boolean;
}

declare global {
  /** What `shop/options.js` keeps of `onDiagnostic()`. */
  var problems: string[];
}

const WRONG = "goals[1].on.clik";

/** Milliseconds: a guard against waiting for ever; nothing is measured by it. */
const LONGEST = 30_000;

/** Opens a page of a shop, buys what it has, subscribes, and looks at what was collected. */
export async function purchase(browser: Engine, site: Site, url: string): Promise<Seen> {
  const page = await browser.newPage();
  const signal = AbortSignal.timeout(LONGEST);
  try {
    await page.goto(url);
    assert.equal(await page.evaluate(async () => (await waymark.ready).status), "running", "the module");
    await page.click("[data-add-to-cart]");
    const { events } = await site.batch(signal);
    assert.deepEqual(
      events.map(({ event, goal, key, value, currency, items }) => ({ event, goal, key, value, currency, items })),
      [{ event: "add_to_cart", goal: "buy", key: "A1", value: 1299, currency: "EUR", items: [{ item_id: "A1", item_name: "Teapot Größe 2", price: 1299 }] }],
    );
    await page.click("#newsletter button");
    const lead = (await site.batch(signal)).events;
    assert.deepEqual(
      lead.map(({ event, goal, confirmed, props }) => ({ event, goal, confirmed, form: props?.["form_id"] })),
      [{ event: "generate_lead", goal: "newsletter", confirmed: false, form: "newsletter" }],
    );
    assert.deepEqual(await page.evaluate(() => problems), [`unknown_trigger ${WRONG}`]);
    if (new URL(url).search === "?debug") while ((await words(page)).length === 0) await pause(20, undefined, { signal });
    assert.deepEqual(await page.errors(), [], "errors that nothing caught on the page");
    return { scripts: await page.evaluate(loaded), words: await words(page), snippet: await page.evaluate(() => "waymarkEarly" in globalThis) };
  } catch (error) {
    if (error instanceof Error) error.message += `\nat ${url}, on the console:\n  ${(await page.console()).join("\n  ")}`;
    throw error;
  } finally {
    await page.close();
  }
}

async function words(page: Page): Promise<string[]> {
  return (await page.console()).filter(line => line.includes(WRONG));
}

// What follows runs in the page.

function loaded(): string[] {
  const paths = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  return paths.filter(path => path.endsWith(".js"));
}
