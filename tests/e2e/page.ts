import { setTimeout as pause } from "node:timers/promises";

/** A place in the viewport, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** A CSS selector; `>>>` steps into the open shadow root of what stands before it. */
export type Target = string | Point;
export type Button = "left" | "middle" | "right";
export type Modifier = "Alt" | "Control" | "Meta" | "Shift";

export interface ClickOptions {
  button?: Button;
  modifiers?: Modifier[];
  /** 2 for a double click. */
  count?: number;
}

/** A tab. All input is the browser's own, so that `isTrusted` is true. */
export abstract class Page {
  /** Loads the page, and waits for its `load` event. */
  abstract goto(url: string): Promise<void>;
  /** Presses and releases one key, where the focus is: `Enter`, `Tab`, ` `, `a` … */
  abstract press(key: string): Promise<void>;
  /** Turns the wheel, where the pointer is: so many pixels down. */
  abstract wheel(down: number): Promise<void>;
  /** Presses the left button there, moves, and releases it there. */
  abstract drag(from: Point, to: Point): Promise<void>;
  /** Opens another tab before this one. */
  abstract hide(): Promise<void>;
  abstract show(): Promise<void>;
  /** What the page wrote on its console. */
  abstract console(): Promise<string[]>;
  /** Errors that nothing caught. */
  abstract errors(): Promise<string[]>;

  protected closed = false;
  /** Runs `pagehide`, as it does for a visitor. */
  protected abstract end(): Promise<void>;
  protected abstract run(expression: string): Promise<unknown>;
  protected abstract pointer(at: Point, click?: Required<ClickOptions>): Promise<void>;

  /** Closes the tab as a visitor does: the page hears `pagehide`. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.end();
  }

  url(): Promise<string> {
    return this.evaluate(() => location.href);
  }

  reload(): Promise<void> {
    return this.traverse(0);
  }

  back(): Promise<void> {
    return this.traverse(-1);
  }

  forward(): Promise<void> {
    return this.traverse(1);
  }

  /**
   * Not the drivers' own way: one of them waits for a `load` event, which a page out of the back/forward cache does not send,
   * and loses count of where it is.
   */
  private async traverse(delta: number): Promise<void> {
    const token = `${Date.now()} ${Math.random()}`;
    const before = await this.evaluate(leave, token, delta);
    await this.until(arrived, token, before);
  }

  /** Calls a function in the page. It sees nothing of the test but its arguments, which are JSON; so is its result, with no object in it twice. */
  async evaluate<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
    // What compiles the tests wraps named functions in a helper that the page does not have.
    const source = `(() => { const __name = fn => fn; return (${fn})(...${JSON.stringify(args)}); })()`;
    return (await this.run(source)) as Awaited<R>;
  }

  /** Calls a function in the page until it says yes; the test's own timeout ends it. */
  async until<A extends unknown[]>(fn: (...args: A) => boolean, ...args: A): Promise<void> {
    // Between two documents there is nobody to ask.
    while (!(await this.evaluate(fn, ...args).catch(() => false))) {
      if (this.closed) throw new Error(`the page was closed before it said yes to ${fn}`);
      await pause(20);
    }
  }

  /** Waits until the console says something like it; gives all that it said. */
  async saying(words: RegExp): Promise<string[]> {
    let said: string[] = [];
    while (!said.some(line => words.test(line))) {
      if (this.closed) throw new Error(`the page was closed before its console said ${words}`);
      await pause(20);
      said = await this.console();
    }
    return said;
  }

  async click(target: Target, options: ClickOptions = {}): Promise<void> {
    await this.pointer(await this.locate(target), { button: "left", modifiers: [], count: 1, ...options });
  }

  doubleClick(target: Target): Promise<void> {
    return this.click(target, { count: 2 });
  }

  async hover(target: Target): Promise<void> {
    await this.pointer(await this.locate(target));
  }

  /** Gives an element the focus without a pointer. */
  async focus(selector: string): Promise<void> {
    await this.evaluate(find, selector, "focus" as const);
  }

  async type(selector: string, text: string): Promise<void> {
    await this.focus(selector);
    for (const key of text) await this.press(key);
  }

  private async locate(target: Target): Promise<Point> {
    return typeof target === "string" ? (await this.evaluate(find, target, "place" as const))! : target;
  }
}

// What follows runs in the page.

function leave(token: string, delta: number): string {
  (globalThis as { __left?: string }).__left = token;
  setTimeout(() => history.go(delta));
  return location.href;
}

function arrived(token: string, before: string): boolean {
  const elsewhere = (globalThis as { __left?: string }).__left !== token || location.href !== before;
  return elsewhere && document.readyState === "complete";
}

function find(selector: string, want: "place" | "focus"): Point | undefined {
  let root: Document | ShadowRoot = document;
  let element: Element | undefined;
  for (const step of selector.split(">>>")) {
    const found: NodeListOf<Element> = root.querySelectorAll(step.trim());
    if (found.length !== 1) throw new Error(`${selector}: ${found.length} elements match ${step.trim()}, expected 1`);
    element = found[0]!;
    root = element.shadowRoot ?? document;
  }
  if (want === "focus") {
    (element as HTMLElement).focus();
    return undefined;
  }
  element!.scrollIntoView({ behavior: "instant", block: "center", inline: "center" });
  const box = element!.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) throw new Error(`${selector}: not visible, its box is ${box.width} × ${box.height}`);
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}
