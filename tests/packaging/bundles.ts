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
  /** All in one file: nothing is left to be loaded. */
  whole?: true;
}

export const bundles: Bundle[] = [
  { title: "script: a module script, without a bundler", consumer: "script" },
  { title: "vite: build", consumer: "vite", build: "build", folder: "dist" },
  { title: "webpack: production", consumer: "webpack", build: "build", page: "production.html" },
  { title: "webpack: development, where modules are texts for eval", consumer: "webpack", build: "build:development", page: "development.html" },
  { title: "esbuild: modules", consumer: "esbuild", build: "build:esm", page: "esm.html" },
  { title: "esbuild: a classic script, with inspect.js beside it", consumer: "esbuild", build: "build:iife", page: "iife.html" },
  { title: "esbuild: a classic script that holds everything", consumer: "esbuild", build: "build:whole", page: "whole.html", whole: true },
];

/** Builds a shop, and buys in it. */
export async function built(browser: Engine, { consumer: name, build, folder = ".", page = "index.html", whole }: Bundle): Promise<void> {
  const home = await consumer(name);
  if (build) await run("npm", ["run", build], home);
  await served(join(home, folder), site => compare(browser, site, site.url + page, whole ? 0 : 1));
}

/** Vite's own server, which has no bundle but rewrites dependencies. */
export async function viteDevelopment(browser: Engine): Promise<void> {
  const home = await consumer("vite");
  await served(home, async site => {
    const port = await freePort();
    const server = start("npm", ["run", "dev", "--", "--port", `${port}`], { cwd: home, env: environment({ SHOP: site.url }), stdio: "ignore" });
    try {
      await compare(browser, site, await reachable(`http://127.0.0.1:${port}/`, server), 1);
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

/** The development module is `more` scripts, and they come with `debug` alone. */
async function compare(browser: Engine, site: Site, url: string, more: number): Promise<void> {
  const quiet = await purchase(browser, site, url);
  const loud = await purchase(browser, site, `${url}?debug`);
  assert.deepEqual(quiet.words, [], "words without `debug`");
  assert.notDeepEqual(quiet.scripts, [], "scripts");
  assert.deepEqual(quiet.scripts.filter(path => !loud.scripts.includes(path)), [], "scripts that only come without `debug`");
  const added = loud.scripts.filter(path => !quiet.scripts.includes(path));
  assert.equal(added.length, more, `scripts that come with \`debug\`: ${added.join(", ") || "none"}, beside ${quiet.scripts.join(", ")}`);
}
