import type { Browser, KeyInput, Page as Tab } from "puppeteer-core";
import type { Engine } from "./engines.ts";
import { Page, type ClickOptions, type Point } from "./page.ts";

/** Chromium and Firefox, each by the protocol that it speaks best. */
export class PuppeteerEngine implements Engine {
  readonly version: string;
  private constructor(readonly name: string, private readonly browser: Browser, version: string) {
    this.version = version.replace(/^[^\d]*/, "");
  }

  static async of(name: string, browser: Browser): Promise<PuppeteerEngine> {
    return new PuppeteerEngine(name, browser, await browser.version());
  }

  async newPage(): Promise<Page> {
    return new PuppeteerPage(await this.browser.newPage(), this.name === "firefox");
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

class PuppeteerPage extends Page {
  private readonly messages: string[] = [];
  private readonly failures: string[] = [];
  private front: Tab | undefined;

  constructor(readonly tab: Tab, private readonly asks: boolean) {
    super();
    tab.on("console", message => this.messages.push(message.text()));
    tab.on("pageerror", error => {
      const message = error instanceof Error ? error.message : String(error);
      // Firefox reports so what a policy has blocked; no script threw it.
      if (!message.startsWith("Content-Security-Policy:")) this.failures.push(message);
    });
  }

  async goto(url: string): Promise<void> {
    await this.tab.goto(url);
  }
  async press(key: string): Promise<void> {
    await this.tab.keyboard.press(key as KeyInput);
  }
  async wheel(down: number): Promise<void> {
    await this.tab.mouse.wheel({ deltaY: down });
  }
  async drag(from: Point, to: Point): Promise<void> {
    const { mouse } = this.tab;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 5 });
    await mouse.up();
  }
  async hide(): Promise<void> {
    this.front = await this.tab.browser().newPage();
    await this.front.bringToFront();
  }
  async show(): Promise<void> {
    await this.front?.close();
    await this.tab.bringToFront();
  }
  protected async end(): Promise<void> {
    const closed = new Promise(resolve => this.tab.once("close", resolve));
    // Chromium closes as for a visitor, and asks nobody while a page is being replaced. Firefox, unless it may ask, now and then cuts what `pagehide` sends.
    await this.tab.close({ runBeforeUnload: this.asks });
    await closed;
  }
  async console(): Promise<string[]> {
    return this.messages;
  }
  async errors(): Promise<string[]> {
    return this.failures;
  }

  protected run(expression: string): Promise<unknown> {
    return this.tab.evaluate(expression);
  }

  protected async pointer({ x, y }: Point, click?: Required<ClickOptions>): Promise<void> {
    const { mouse, keyboard } = this.tab;
    if (!click) return mouse.move(x, y);
    for (const key of click.modifiers) await keyboard.down(key);
    await mouse.click(x, y, { button: click.button, count: click.count });
    for (const key of click.modifiers) await keyboard.up(key);
  }
}
