// Between the page and the core: what the core asks of JavaScript, and every way into it. Nothing thrown inside reaches
// the page: a trap ends the tracker, not the shop (DOM-6).

import type { Core } from "#core";
import { Listener, type Seen } from "./listen.ts";
import { beacon, fetch, mono, parse, quote, wall } from "./natives.ts";
import { flaw, isSelector, type Read, readAll } from "./read.ts";

export class Host {
  /** Ends every listener, ours and those of the core. */
  #life = new AbortController();
  #core: Core | undefined;
  #early: ((core: Core) => void)[] = [];
  #dead = false;
  #reads: Read[][] = [];
  #numbers = new WeakMap<Element, number>();
  #last = 0;
  #listener = new Listener(this.#life.signal, (goal, match, at) => this.#hit(goal, match, at));
  #calls: ((() => void) | undefined)[] = [];
  #problem: (code: string, path: string) => void;
  #failed: (error: unknown) => void;

  constructor(problem: (code: string, path: string) => void, failed: (error: unknown) => void) {
    this.#problem = problem;
    this.#failed = failed;
  }

  _begin(make: typeof Core, options: string): void {
    this._guard(() => {
      const core = (this.#core = new make(this, mono(), wall(), options));
      for (const answer of this.#early.splice(0)) answer(core);
    });
  }

  /** What the core asked while it was being made. */
  #tell(answer: (core: Core) => void): void {
    if (this.#core) answer(this.#core);
    else this.#early.push(answer);
  }

  /** Every way in. */
  _guard<T>(run: () => T): T | undefined {
    if (this.#dead) return;
    try {
      return run();
    } catch (error) {
      this.#dead = true;
      this.#life.abort();
      this.#failed(error);
      return;
    }
  }

  // ---- From the page

  _see(seen: Seen): void {
    this._guard(() => this.#listener._see(seen));
  }

  _track(event: string, data: string, at: number, wallAt: number): void {
    this._guard(() => this.#core?.track(at, wallAt, event, data));
  }

  _goals(goals: string): void {
    this._guard(() => this.#core?.goals(mono(), wall(), goals));
  }

  _remove(id: string): void {
    this._guard(() => this.#core?.remove(mono(), wall(), id));
  }

  _flush(): Promise<void> {
    return this.#call((core, call) => core.flush(mono(), wall(), call));
  }

  _stop(): Promise<void> {
    this.#life.abort();
    return this.#call((core, call) => core.stop(mono(), wall(), call));
  }

  #call(run: (core: Core, call: number) => void): Promise<void> {
    return new Promise((resolve) => {
      const call = this.#calls.push(resolve) - 1;
      const core = this.#core;
      if (!core || this._guard(() => (run(core, call), true)) === undefined) resolve();
    });
  }

  #hit(goal: number, match: Element, at: number): void {
    this._guard(() => {
      const core = this.#core!;
      let number = this.#numbers.get(match);
      if (!number) this.#numbers.set(match, (number = ++this.#last));
      if (core.open(goal, number, at)) core.hit(mono(), wall(), goal, number, at, readAll(this.#reads[goal]!, match));
    });
  }

  // ---- For the core

  get signal(): AbortSignal {
    return this.#life.signal;
  }

  watch(goal: number, event: string, options: string, synthetic: boolean, reads: string): void {
    this.#listener._unwatch(goal);
    const wanted = parse(reads) as Read[];
    const given = parse(options) as string | { selector: string };
    const selector = typeof given === "object" ? given.selector : given;
    this.#reads[goal] = wanted;
    if (event && !isSelector(selector)) return this.#refuse(goal, -1, "");
    for (let index = 0; index < wanted.length; index++) {
      const part = flaw(wanted[index]!);
      if (part) {
        wanted[index] = {};
        this.#refuse(goal, index, part);
      }
    }
    if (event) this.#listener._watch(event, { _goal: goal, _selector: selector, _synthetic: synthetic });
  }

  #refuse(goal: number, read: number, part: string): void {
    this.#tell((core) => core.refused(mono(), wall(), goal, read, part));
  }

  unwatch(goal: number): void {
    this.#listener._unwatch(goal);
  }

  ask(goal: number): void {
    const fields = readAll(this.#reads[goal]!, document.documentElement);
    const at = mono();
    this.#tell((core) => core.hit(mono(), wall(), goal, 0, at, fields));
  }

  /** Long ones are cut: a batch must not grow with what a page puts there. */
  page(): string {
    const { URL, title, referrer } = document;
    return `[${[URL, title, referrer].map((text) => quote(text.slice(0, 1000)))}]`;
  }

  problem(code: string, path: string): void {
    this.#problem(code, path);
  }

  settled(call: number): void {
    this.#calls[call]?.();
    delete this.#calls[call];
  }

  life(what: number): void {
    this._guard(() => this.#core?.life(mono(), wall(), what));
  }

  tick(): void {
    this._guard(() => this.#core?.tick(mono(), wall()));
  }

  answer(request: number, status: number, after: number): void {
    this._guard(() => this.#core?.answer(mono(), wall(), request, status, after));
  }

  /** Resolves once the body is read: unread ones hold the page's share of keepalive bytes. */
  fetch(url: string, init: RequestInit): Promise<Response> {
    return fetch!(url, init).then((response) => {
      const back = () => response;
      return response.arrayBuffer().then(back, back);
    });
  }

  beacon(url: string, body: string): boolean {
    return !!beacon?.(url, body);
  }
}
