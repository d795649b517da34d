// Between the page and the core: what the core asks of JavaScript, and every way into it. Nothing thrown inside reaches
// the page: a trap ends the tracker, not the shop (DOM-6).

import { begin, hear, open } from "#core";
import type { Goal, On } from "../api.d.ts";
import { type Spec, facts } from "./facts.ts";
import { Listener, type Seen, type Watched } from "./listen.ts";
import { beacon, fetch, mono, parse, wall } from "./natives.ts";
import { type AnySource, flaw, isSelector, own, read } from "./read.ts";
import { Kind } from "./signal.ts";
import { write } from "./text.ts";
import { view, visited } from "./view.ts";

interface Known extends Watched {
  _spec: Spec;
  _id: string;
  _on: On;
  /** Sources that found nothing: said once. */
  _missing: string[];
}

export class Host {
  /** Ends every listener, ours and those of the core. */
  #life = new AbortController();
  #core: number | undefined;
  #queryKeys: string[] = [];
  #busy = false;
  #dead = false;
  /** Signals that came while another one was being dealt with, and callbacks of the page, which run after it (DOM-7). */
  #waiting: (() => void)[] = [];
  #goals: Known[] = [];
  #numbers = new WeakMap<Element, number>();
  #last = 0;
  #listener = new Listener<Known>(this.#life.signal, (goal, match, at) => this.#hit(goal, match, at));
  #calls: (() => void)[] = [];
  #report: (code: string, path: string) => void;
  #failed: (error: unknown) => void;

  constructor(report: (code: string, path: string) => void, failed: (error: unknown) => void) {
    this.#report = report;
    this.#failed = failed;
  }

  /** Begins the stream. `options` is the text that `write` made. */
  _begin(options: string, queryKeys: string[]): void {
    this.#queryKeys = queryKeys;
    this._run(() => {
      this.#core = begin(this, mono(), wall(), id(), id(), options, this.#view());
    });
  }

  /** Every way in: one at a time, and nothing gets out. */
  _run(call: () => void): void {
    this.#waiting.push(call);
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      try {
        this.#dead || next();
      } catch (error) {
        this.#dead = true;
        this.#life.abort();
        this.#failed(error);
      }
    }
    this.#busy = false;
  }

  _hear(kind: Kind, a = 0, b = 0, c = 0, text = "", at = mono(), wallAt = wall()): void {
    this._run(() => {
      if (this.#core !== undefined) hear(this.#core, at, wallAt, kind, a, b, c, kind === Kind.Viewed ? this.#view() : text);
    });
  }

  _see(seen: Seen): void {
    this._run(() => this.#listener._see(seen));
  }

  /** `flush` or `stop`: resolves once the core says so, or will never. */
  _call(kind: Kind): Promise<void> {
    if (kind === Kind.Stop) this.#life.abort();
    return new Promise((resolve) => {
      this._hear(kind, this.#calls.push(resolve) - 1);
      this._run(() => this.#core === undefined && resolve());
      if (this.#dead) resolve();
    });
  }

  #view(): string {
    return write(view(this.#queryKeys), []);
  }

  #hit(goal: Known, match: Element, at: number): void {
    let number = this.#numbers.get(match);
    if (!number) this.#numbers.set(match, (number = ++this.#last));
    if (!open(this.#core!, goal._number, number, at)) return;
    const reader = (source: AnySource, path: string) => {
      let value: string | null | undefined;
      try {
        value = read(source, match);
      } catch {}
      if (value == null && !goal._missing.includes(path)) {
        goal._missing.push(path);
        this.problem("not_found", `goals.${goal._id}.${path}`);
      }
      return value;
    };
    const said = facts(goal._spec, goal._type === "click" ? own(match) : {}, reader);
    this._hear(Kind.Hit, goal._number, number, at, write(said, []));
  }

  #visit(goal: Known): void {
    this._run(() => {
      if (visited(goal._on.page!)) this.#hit(goal, document.documentElement, mono());
    });
  }

  // ---- For the core

  get window(): Window {
    return window;
  }

  get document(): Document {
    return document;
  }

  get signal(): AbortSignal {
    return this.#life.signal;
  }

  hear(kind: Kind, a: number, b: number, c: number): void {
    this._hear(kind, a, b, c);
  }

  watch(number: number, type: string, text: string, synthetic: boolean, path: string): void {
    this.unwatch(number);
    const goal = parse(text) as Goal & Spec;
    const on = goal.on;
    const { click } = on;
    const selector = typeof click === "object" ? click.selector : click;
    const known: Known = { _number: number, _type: type, _selector: selector ?? "", _synthetic: synthetic, _spec: goal, _id: goal.id, _on: on, _missing: [] };
    const off = (part: string) => {
      this.problem(part.endsWith("regex") ? "regex" : "selector", `${path}.${part}`);
      this._hear(Kind.Remove, 0, 0, 0, write(goal.id, []));
    };
    if (!isSelector(selector)) return off(typeof click === "object" ? "on.click.selector" : "on.click");
    const keyFlaw = goal.key && typeof goal.key === "object" && flaw(goal.key);
    if (keyFlaw) return off(`key.${keyFlaw}`);
    // What the browser refuses of the rest leaves that part out.
    const sound = (parts: object | undefined, place: string) => {
      for (const name in parts) {
        const part = (parts as Record<string, unknown>)[name];
        const wrong = part && typeof part === "object" && flaw(part as AnySource);
        if (!wrong) continue;
        this.problem(wrong === "regex" ? wrong : "selector", `${path}.${place}${name}.${wrong}`);
        known._missing.push(place + name);
        (parts as Record<string, unknown>)[name] = { from: { find: "*:not(*)" } };
      }
    };
    sound({ value: goal.value, currency: goal.currency }, "");
    sound(goal.props, "props.");
    goal.items?.forEach((item, index) => sound(item, `items[${index}].`));
    this.#goals[number] = known;
    if (type === "page") this.#visit(known);
    else this.#listen(type);
  }

  unwatch(number: number): void {
    const goal = this.#goals[number];
    delete this.#goals[number];
    if (goal && goal._type !== "page") this.#listen(goal._type);
  }

  #listen(type: string): void {
    this.#listener._set(type, this.#goals.filter((goal) => goal._type === type));
  }

  viewed(): void {
    this.#goals.forEach((goal) => goal._type === "page" && this.#visit(goal));
  }

  problem(code: string, path: string): void {
    this._run(() => this.#report(code, path));
  }

  settled(call: number): void {
    this.#calls[call]?.();
    delete this.#calls[call];
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

/** 128 bits that no other document has, in 22 URL-safe characters. */
function id(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).slice(0, 22).replace(/\+/g, "-").replace(/\//g, "_");
}
