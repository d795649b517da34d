import puppeteer from "puppeteer-core";
import type { Engine } from "./engines.ts";
import { untilTheEnd } from "./process.ts";
import { program } from "./program.ts";
import { PuppeteerEngine } from "./puppeteer.ts";
import { temporaryFolder } from "./temporary.ts";

export async function firefox(): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: program("firefox-esr", "firefox"),
    headless: true,
    args: ["--width=1280", "--height=900"],
    userDataDir: temporaryFolder(),
    defaultViewport: null,
    signal: untilTheEnd,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  return PuppeteerEngine.of("firefox", browser);
}
