import { Button, Key, Origin, type WebDriver } from "selenium-webdriver";
import { Page, type ClickOptions, type Point } from "./page.ts";

const BUTTONS = { left: Button.LEFT, middle: Button.MIDDLE, right: Button.RIGHT };
const MODIFIERS = { Alt: Key.ALT, Control: Key.CONTROL, Meta: Key.META, Shift: Key.SHIFT };

interface Recorder {
  __console?: { messages: string[]; errors: string[] };
}

/** A window. Its driver has no console: the page is listened to from its `load` event on, and forgets when it is left. */
export class WebKitPage extends Page {
  private static turns = 0;
  /** Where the pointer is. */
  private at: Point = { x: 0, y: 0 };

  constructor(private readonly driver: WebDriver, private readonly handle: string) {
    super();
  }

  goto(url: string): Promise<void> {
    return this.load(() => this.driver.get(url));
  }
  override reload(): Promise<void> {
    return this.load(() => super.reload());
  }
  override back(): Promise<void> {
    return this.load(() => super.back());
  }
  override forward(): Promise<void> {
    return this.load(() => super.forward());
  }
  async press(key: string): Promise<void> {
    await this.front();
    const code = key.length === 1 ? key : (Key as unknown as Record<string, string>)[key.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase()];
    if (!code) throw new Error(`press: no key is called ${key}`);
    await this.driver.actions({ async: true }).keyDown(code).keyUp(code).perform();
  }
  async wheel(down: number): Promise<void> {
    await this.front();
    // Its driver takes the same turn once more for none. The types do not know the wheel.
    WebKitPage.turns ^= 1;
    const wheel = this.driver.actions({ async: true }) as unknown as { scroll(x: number, y: number, right: number, down: number, origin: string): { perform(): Promise<void> } };
    await wheel.scroll(this.at.x, this.at.y, 0, down + WebKitPage.turns, Origin.VIEWPORT).perform();
  }
  async drag(from: Point, to: Point): Promise<void> {
    await this.front();
    await this.driver.actions({ async: true }).move({ ...from, origin: Origin.VIEWPORT }).press().move({ ...to, origin: Origin.VIEWPORT }).release().perform();
  }
  /** Without a window manager no tab hides another; a window that is not mapped is hidden too. */
  async hide(): Promise<void> {
    await this.front();
    await this.driver.manage().window().minimize();
  }
  async show(): Promise<void> {
    await this.front();
    await this.driver.manage().window().setRect({ x: 0, y: 0, width: 1280, height: 900 });
  }
  protected async end(): Promise<void> {
    await this.front();
    await this.driver.close();
  }
  async console(): Promise<string[]> {
    return this.evaluate(() => (globalThis as Recorder).__console?.messages ?? []);
  }
  async errors(): Promise<string[]> {
    return this.closed ? [] : this.evaluate(() => (globalThis as Recorder).__console?.errors ?? []);
  }

  protected async run(expression: string): Promise<unknown> {
    await this.front();
    return this.driver.executeScript(`return ${expression}`);
  }

  protected async pointer(at: Point, click?: Required<ClickOptions>): Promise<void> {
    await this.front();
    this.at = { x: Math.round(at.x), y: Math.round(at.y) };
    const actions = this.driver.actions({ async: true }).move({ ...this.at, origin: Origin.VIEWPORT });
    if (click) {
      // What its driver (2.50) does with others: each release is the left button's, and the modifiers do not reach it.
      if (click.button !== "left" || click.modifiers.length) throw new Error("click: WebKit's driver has the left button only, without modifiers");
      for (const key of click.modifiers) actions.keyDown(MODIFIERS[key]);
      for (let n = 0; n < click.count; n++) actions.press(BUTTONS[click.button]).release(BUTTONS[click.button]);
      for (const key of click.modifiers) actions.keyUp(MODIFIERS[key]);
    }
    await actions.perform();
  }

  private async load(navigate: () => Promise<void>): Promise<void> {
    await this.front();
    await navigate();
    await this.evaluate(record);
  }

  private async front(): Promise<void> {
    await this.driver.switchTo().window(this.handle);
  }
}

/** Runs in the page. */
function record(): void {
  const page = globalThis as Recorder;
  if (page.__console) return;
  const { messages, errors } = (page.__console = { messages: [] as string[], errors: [] as string[] });
  for (const level of ["debug", "log", "info", "warn", "error", "groupCollapsed", "groupEnd"] as const) {
    const original = console[level];
    console[level] = (...words) => {
      messages.push(words.map(String).join(" "));
      original.apply(console, words);
    };
  }
  // As properties, because some cases count listeners.
  window.onerror = message => void errors.push(String(message));
  window.onunhandledrejection = event => void errors.push(String(event.reason));
}
