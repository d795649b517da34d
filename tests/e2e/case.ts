import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
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
  run(engine: Engine): Promise<void>;
}

/** A guard against waiting for ever; nothing is measured by it. Where mistakes are tried many wait in vain. */
const LONGEST = Number(process.env["WAYMARK_LONGEST"] ?? 45_000);

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
  cases.push({ folder: own, title, not: options.not ?? {}, run: engine => alone(engine, own, test) });
}

async function alone(engine: Engine, name: string, test: (context: Context) => Promise<void>): Promise<void> {
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
        // WebKit's driver comes back before a module has run, now and then.
        await tab.until(() => "waymark" in globalThis);
        assert.equal(await tab.evaluate(async () => (await waymark.ready).status), "running");
      },
      async collected() {
        const marker = `marker_${++markers}`;
        await tab.evaluate(async name => {
          // Behind what is decided in a task of its own (CLICK-7).
          await new Promise(resolve => setTimeout(resolve));
          waymark.track(name);
          void waymark.flush();
        }, marker);
        const rows = await collector.until(rows => rows.some(({ event }) => event === marker));
        return rows.filter(({ event }) => !event.startsWith("marker_"));
      },
    };
    await Promise.race([test(context), tooLong()]);
    assert.deepEqual(await tab.errors(), [], "errors that nothing caught on the page");
  } catch (error) {
    if (page && error instanceof Error) await explain(error, page, shop);
    throw error;
  } finally {
    try {
      await page?.close();
    } finally {
      await shop.close();
      await collector.stop();
    }
  }
}

/** Not the runner's own limit, which tells nothing of what had come until then. */
async function tooLong(): Promise<never> {
  await pause(LONGEST, undefined, { ref: false });
  throw new Error(`waited for ${LONGEST} ms in vain`);
}

/** What the page and the collector saw, for whoever reads the failure. */
async function explain(error: Error, page: Page, shop: Shop): Promise<void> {
  const said = await page.console().catch(() => []);
  const came = shop.received.map(({ status, body }) => `${status ?? "cut"} ← ${body}`);
  error.message += `\non the page's console:\n  ${said.join("\n  ")}\nat /collect:\n  ${came.join("\n  ")}`;
}
