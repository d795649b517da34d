import assert from "node:assert/strict";
import { once } from "node:events";
import { Collector, type Row } from "./collector.ts";
import type { Engine } from "./engines.ts";
import type { Page } from "./page.ts";
import { Shop } from "./shop.ts";

export interface Context {
  engine: Engine;
  page: Page;
  shop: Shop;
  collector: Collector;
  /** Loads a page of the case, and waits until the tracker runs. */
  open(path?: string): Promise<void>;
  /** Sends a marker, and gives every row that came before it: the proof that something did not count. */
  collected(): Promise<Row[]>;
}

export interface Case {
  folder: string;
  title: string;
  /** Not in these engines, and why. */
  not: Record<string, string>;
  /** Ends early, and tidies up, when the signal says so. */
  run(engine: Engine, signal: AbortSignal): Promise<void>;
}

/** All cases, as the files that are imported declare them. */
export const cases: Case[] = [];
let folder = "";

/** Whose cases the next `each()` declares. */
export function inFolder(name: string): void {
  folder = name;
}

/** Declares a test that runs once in each engine, with a tab, a shop and a collector of its own. */
export function each(title: string, options: { not?: Record<string, string> }, test: (context: Context) => Promise<void>): void {
  const own = folder;
  cases.push({ folder: own, title, not: options.not ?? {}, run: (engine, signal) => alone(engine, own, test, signal) });
}

async function alone(engine: Engine, name: string, test: (context: Context) => Promise<void>, signal: AbortSignal): Promise<void> {
  const collector = new Collector();
  const shop = new Shop(name, collector);
  let page: Page | undefined;
  let markers = 0;
  try {
    await collector.start();
    await shop.open();
    const tab = (page = await engine.newPage());
    const context: Context = {
      engine,
      page: tab,
      shop,
      collector,
      async open(path = "page.html") {
        await tab.goto(shop.url(path));
        assert.equal(await tab.evaluate(async () => (await waymark.ready).status), "running");
      },
      async collected() {
        const marker = `marker_${++markers}`;
        await tab.evaluate(name => {
          waymark.track(name);
          void waymark.flush();
        }, marker);
        const rows = await collector.until(rows => rows.some(({ event }) => event === marker));
        return rows.filter(({ event }) => !event.startsWith("marker_"));
      },
    };
    await Promise.race([test(context), aborted(signal)]);
    assert.deepEqual(await tab.errors(), [], "errors that nothing caught on the page");
  } catch (error) {
    if (page && error instanceof Error) await explain(error, page, shop);
    throw error;
  } finally {
    await page?.close();
    await shop.close();
    await collector.stop();
  }
}

async function aborted(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, "abort");
  throw new Error("took too long");
}

/** What the page and the collector saw, for whoever reads the failure. */
async function explain(error: Error, page: Page, shop: Shop): Promise<void> {
  const said = await page.console().catch(() => []);
  const came = shop.received.map(({ status, body }) => `${status ?? "cut"} ← ${body}`);
  error.message += `\non the page's console:\n  ${said.join("\n  ")}\nat /collect:\n  ${came.join("\n  ")}`;
}
