// Packs the package, and uses it as others will: node --import tsx tests/packaging/run.ts [part of a test's name] …

import { after, before, describe, test } from "node:test";
import { chromium } from "../e2e/chromium.ts";
import type { Engine } from "../e2e/engines.ts";
import { endAll } from "../e2e/process.ts";
import { built, bundles, viteDevelopment, withoutPart } from "./bundles.ts";
import { everyEntryIsImported, everyTargetExists, noSurprises, onlyWhatIsMeant } from "./contents.ts";
import { inNode, resolutions, typed } from "./programs.ts";

const words = process.argv.slice(2);

function declare(title: string, run: () => Promise<void>): void {
  if (words.length === 0 || words.some(word => `packaging/${title}`.includes(word))) test(title, run);
}

describe("packaging", () => {
  declare("tarball: holds what is meant to be published", onlyWhatIsMeant);
  declare("tarball: brings no package and runs nothing", noSurprises);
  declare("tarball: has every file that package.json offers", everyTargetExists);
  declare("tarball: offers only what a consumer here imports", everyEntryIsImported);
  declare("node: inert, ends by itself, and validates", inNode);
  for (const resolution of resolutions) declare(`typescript: types are found as ${resolution}`, () => typed(resolution));

  describe("in Chromium", () => {
    let browser: Engine;
    before(async () => {
      browser = await chromium();
    });
    for (const bundle of bundles) declare(bundle.title, () => built(browser, bundle));
    declare("goal_2 script: a part that is missing costs the goals that need it, and they say so", () => withoutPart(browser));
    declare("vite: dev server", () => viteDevelopment(browser));
    after(() => browser.close());
  });

  after(endAll); // A test that failed may have left something, and nobody is to wait for it.
});
