import puppeteer from "puppeteer-core";
import type { Engine } from "./engines.ts";
import { untilTheEnd } from "./process.ts";
import { program } from "./program.ts";
import { PuppeteerEngine } from "./puppeteer.ts";
import { temporaryFolder } from "./temporary.ts";

/** Puppeteer's own flags are left out: they switch off parts of page life that the tests are about. */
export async function chromium(): Promise<Engine> {
  const browser = await puppeteer.launch({
    executablePath: program("chromium"),
    ignoreDefaultArgs: true,
    args: [
      "--headless=new",
      "--no-sandbox", // As root there is none.
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--window-size=1280,900",
      `--user-data-dir=${temporaryFolder()}`,
      "about:blank",
    ],
    defaultViewport: null,
    signal: untilTheEnd,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  return PuppeteerEngine.of("chromium", browser);
}
