// What `start()` gives back: the public surface over the host. Calls that come before the module is ready wait for it.

import type { EventData, Goal, Options, Problem, Waymark as Public } from "../api.d.ts";
import { development } from "./development.ts";
import { Host } from "./host.ts";
import { type Seen, seen } from "./listen.ts";
import { load } from "./module.ts";
import { inBrowser, listen, mono, wall } from "./natives.ts";
import { problemOf } from "./problem.ts";
import { Kind } from "./signal.ts";
import { write } from "./text.ts";

/** Events kept while the module is compiled: a few milliseconds. */
const EARLY = 100;

export class Waymark implements Public {
  status: Public["status"] = "starting";
  readonly ready: Promise<Public>;
  /** Stopped, or to be once it runs. */
  _over = false;
  #waiting: (() => void)[] = [];
  #collecting: Problem[] | undefined;
  #options: Options;
  #text: string;
  /** What the paths of problems count in. */
  #about: string;
  #host = new Host(
    (code, path) => this._report(problemOf(code, path)),
    (error) => this.#fail(error),
  );

  constructor(options: Options) {
    this.#options = options;
    this.#text = this.#about = write(options);
    this.ready = inBrowser ? this.#begin() : this.#inert();
  }

  async #inert(): Promise<Public> {
    this.status = "inert";
    return this;
  }

  async #begin(): Promise<Public> {
    const replay = this.#text.includes('"click":') ? this.#early() : () => {};
    try {
      await load();
      this.status = "running";
      this.#host._begin(this.#text, this.#goals());
    } catch (error) {
      this.#fail(error);
    }
    replay();
    for (const call of this.#waiting.splice(0)) call();
    return this;
  }

  /** Without goals there is nothing to say about them. */
  #goals(): string | undefined {
    try {
      const { goals } = this.#options;
      return Array.isArray(goals) ? write(goals) : undefined;
    } catch {
      return;
    }
  }

  /** Clicks before the module is ready: they are decided once it is, with their own times. */
  #early(): () => void {
    const end = new AbortController();
    const early: Seen[] = [];
    const keep = (event: Event) => {
      if (early.length < EARLY) early.push(seen(event));
    };
    listen(window, "click", keep, { capture: true, passive: true, signal: end.signal });
    return () => {
      end.abort();
      for (const each of early) this.#host._see(each);
    };
  }

  /** Now, or once the module is ready. */
  #when(call: () => void): void {
    if (this.status === "starting") this.#waiting.push(call);
    else call();
  }

  #fail(error: unknown): void {
    this.status = "failed";
    // Its path is the error: there is no place in the configuration.
    this._report(problemOf("module", `${error}`));
  }

  track(event: string, data?: EventData): void {
    const at = mono();
    const wallAt = wall();
    let text = write(data ?? {});
    if (text[0] !== "{") text = `{"data":${text}}`;
    text = `{"event":${write(event)}${text.length > 2 ? "," : ""}${text.slice(1)}`;
    this.#when(() => this.#host._track(text, at, wallAt));
  }

  addGoals(goals: Goal[]): Promise<Problem[]> {
    const text = write(goals);
    return new Promise((resolve) => {
      const found: Problem[] = [];
      if (this.status === "inert") return resolve(found);
      this.#when(() => {
        const run = (call: () => void) => this.#host._run(call);
        run(() => {
          this.#collecting = found;
          this.#about = `{"goals":${text}}`;
        });
        this.#host._hear(Kind.Goals, 0, 0, 0, 0, text);
        // Behind what the core reports of them.
        run(() =>
          run(() => {
            this.#collecting = undefined;
            this.#about = this.#text;
          }),
        );
        resolve(found);
      });
    });
  }

  removeGoals(ids: string[]): void {
    this.#when(() => this.#host._remove(ids));
  }

  flush(): Promise<void> {
    return this.#after(() => this.#host._call(Kind.Flush));
  }

  stop(): Promise<void> {
    this._over = true;
    return this.#after(() => {
      if (this.status === "running") this.status = "stopped";
      return this.#host._call(Kind.Stop);
    });
  }

  #after(run: () => Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      if (this.status === "inert") resolve();
      else this.#when(() => resolve(run()));
    });
  }

  _report(problem: Problem): void {
    this.#collecting?.push(problem);
    const about = this.#about;
    try {
      if (this.#options.debug) development().then(({ tell }) => tell(about, problem), () => {});
    } catch {}
    try {
      this.#options.onDiagnostic?.(problem);
    } catch {}
  }
}
