import assert from "node:assert/strict";
import { join } from "node:path";
import type { Engine } from "../e2e/engines.ts";
import { freePort } from "../e2e/free_port.ts";
import { end, start } from "../e2e/process.ts";
import { reachable } from "../e2e/reachable.ts";
import { environment, run } from "./command.ts";
import { consumer } from "./consumer.ts";
import { purchase } from "./purchase.ts";
import { Site } from "./site.ts";

export interface Bundle {
  title: string;
  consumer: string;
  /** The script of its package.json that makes it. */
  build?: string;
  /** What is served, within its folder. */
  folder?: string;
  page?: string;
  /** Scripts that a visitor loads: the shop's own, and of the parts those that its goals need. */
  scripts: number;
  /** All in one file: nothing is left to be loaded. */
  whole?: true;
  /** Its head has the snippet. */
  snippet?: true;
}

export const bundles: Bundle[] = [
  { title: "script: a module script, without a bundler", consumer: "script", scripts: 4 },
  { title: "vite: build, the snippet inline", consumer: "vite", scripts: 3, build: "build", folder: "dist", snippet: true },
  { title: "webpack: production", consumer: "webpack", scripts: 3, build: "build", page: "production.html" },
  { title: "webpack: development, where modules are texts for eval", consumer: "webpack", scripts: 3, build: "build:development", page: "development.html" },
  { title: "esbuild: modules", consumer: "esbuild", scripts: 3, build: "build:esm", page: "esm.html" },
  { title: "esbuild: a classic script with every part, and inspect.js beside it", consumer: "esbuild", scripts: 1, build: "build:iife", page: "iife.html" },
  { title: "esbuild: a classic script that holds everything", consumer: "esbuild", scripts: 1, build: "build:whole", page: "whole.html", whole: true },
];

/** Builds a shop, and buys in it. */
export async function built(browser: Engine, { consumer: name, build, folder = ".", page = "index.html", scripts, whole, snippet }: Bundle): Promise<void> {
  const home = await consumer(name);
  if (build) await run("npm", ["run", build], home);
  await served(join(home, folder), site => compare(browser, site, site.url + page, { scripts, more: whole ? 0 : 1, snippet }));
}

/** Whoever copies `index.js` alone loses the goals that need more, is told so, and keeps the others. */
export async function withoutPart(browser: Engine): Promise<void> {
  const home = await consumer("script");
  await served(home, async site => {
    site.missing = "/dist/forms.js";
    const page = await browser.newPage();
    await page.goto(`${site.url}index.html`);
    assert.equal(await page.evaluate(async () => (await waymark.ready).status), "running");
    await page.click("#newsletter button");
    await page.click("[data-add-to-cart]");
    const { events } = await site.batch(AbortSignal.timeout(30_000));
    assert.deepEqual(events.map(({ goal }) => goal), ["buy"]);
    assert.deepEqual(await page.evaluate(() => problems.sort()), ["not_loaded goals.newsletter", "unknown_trigger goals[1].on.clik"]);
    await page.close();
  });
}

/** Vite's own server, which has no bundle but rewrites dependencies. */
export async function viteDevelopment(browser: Engine): Promise<void> {
  const home = await consumer("vite");
  await served(home, async site => {
    const port = await freePort();
    const server = start("npm", ["run", "dev", "--", "--port", `${port}`], { cwd: home, env: environment({ SHOP: site.url }), stdio: "ignore" });
    try {
      await compare(browser, site, await reachable(`http://127.0.0.1:${port}/`, server), { more: 1, snippet: true });
    } finally {
      await end(server);
    }
  });
}

async function served(folder: string, use: (site: Site) => Promise<void>): Promise<void> {
  const site = new Site(folder);
  await site.open();
  try {
    await use(site);
  } finally {
    await site.close();
  }
}

/** A visitor loads so many `scripts`. The development module is `more`, and they come with `debug` alone. */
async function compare(browser: Engine, site: Site, url: string, wanted: { scripts?: number; more: number; snippet?: true | undefined }): Promise<void> {
  const { scripts, more, snippet = false } = wanted;
  const quiet = await purchase(browser, site, url);
  const loud = await purchase(browser, site, `${url}?debug`);
  assert.equal(quiet.snippet, snippet, "the head snippet");
  assert.deepEqual(quiet.words, [], "words without `debug`");
  assert.equal(quiet.scripts.length, scripts ?? quiet.scripts.length, quiet.scripts.join(", "));
  assert.deepEqual(quiet.scripts.filter(path => !loud.scripts.includes(path)), [], "scripts that only come without `debug`");
  const added = loud.scripts.filter(path => !quiet.scripts.includes(path));
  assert.equal(added.length, more, `scripts that come with \`debug\`: ${added.join(", ") || "none"}, beside ${quiet.scripts.join(", ")}`);
}
