// Between the page and the core: what the core asks of JavaScript, and every way into it. Nothing thrown inside reaches
// the page: a trap ends the tracker, not the shop (DOM-6).

import { begin, hear, open } from "#core";
import type { Collector, Goal, Options } from "../api.d.ts";
import { batch, type Stream } from "./batch.ts";
import { categoryOf, eventText, type Said } from "./event.ts";
import { facts, type Spec } from "./facts.ts";
import { flawsOf } from "./flaws.ts";
import { Listener, type Seen, type Watched } from "./listen.ts";
import { iso, listen, mono, parse, wall } from "./natives.ts";
import { post } from "./post.ts";
import { type AnySource, own, read } from "./read.ts";
import { Kind, NO_GOAL } from "./signal.ts";
import { leave } from "./text.ts";
import { hosts } from "./wishes.ts";
import { view, visited } from "./view.ts";

interface Known extends Watched {
  _goal: Goal & Spec;
  _event: string;
  /** Sources that found nothing: said once. */
  _missing: string[];
}

export class Host {
  /** Ends every listener, ours and those of the core. */
  #life = new AbortController();
  #core: number | undefined;
  #options: Options = { collector: [] };
  #collectors: Collector[] = [];
  #stream: Stream = { _stream: id(), _session: id(), _views: [] };
  #busy = false;
  #dead = false;
  /** Signals that came while another one was being dealt with, and callbacks of the page, which run after it (DOM-7). */
  #waiting: (() => void)[] = [];
  #goals: Known[] = [];
  #numbers = new WeakMap<Element, number>();
  #last = 0;
  /** The one timer: nothing runs while nothing waits. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  #listener = new Listener<Known>(
    this.#life.signal,
    (goal, match, at) => this.#hit(goal, match, at),
    (seen) => this._see(seen),
  );
  #calls: (() => void)[] = [];
  /** When `track()` was called, for what it said. */
  #at = [0, 0];
  #report: (code: string, path: string) => void;
  #failed: (error: unknown) => void;

  constructor(report: (code: string, path: string) => void, failed: (error: unknown) => void) {
    this.#report = report;
    this.#failed = failed;
  }

  /** Begins the stream. Both are texts that `write` made. */
  _begin(options: string, goals: string | undefined): void {
    this._run(() => {
      this.#core = begin(Math.random());
      hosts[this.#core] = this;
    });
    // Never `unload` or `beforeunload`: they would cost the page its back/forward cache. `pagehide` exists on `window`
    // only; old Safari misses `visibilitychange` on navigation, so both are needed.
    // https://developer.mozilla.org/docs/Web/API/Window/pagehide_event
    const on = (target: EventTarget, type: string, run: (event: Event) => void) => listen(target, type, run, { signal: this.#life.signal });
    on(document, "visibilitychange", () => document.hidden && this._hear(Kind.Hidden));
    on(window, "pagehide", () => this._hear(Kind.Left));
    on(window, "pageshow", (event) => {
      if (!(event as PageTransitionEvent).persisted) return;
      this._hear(Kind.Returned);
      this.#begins();
    });
    this._hear(Kind.Options, 0, 0, 0, 0, options);
    this.#begins();
    if (goals) this._hear(Kind.Goals, 0, 0, 0, 0, goals);
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

  _hear(kind: Kind, a = 0, b = 0, c = 0, d = 0, text = ""): void {
    this._run(() => {
      if (this.#core !== undefined) hear(this.#core, mono(), kind, a, b, c, d, text);
    });
  }

  _see(seen: Seen): void {
    this._run(() => this.#listener._see(seen));
  }

  _track(text: string, at: number, wallAt: number): void {
    this._run(() => {
      this.#at = [at, wallAt];
    });
    this._hear(Kind.Check, 0, 0, 0, 0, text);
  }

  _remove(ids: string[]): void {
    this._run(() => this.#goals.forEach((goal) => [ids].flat().includes(goal._goal.id) && this.#off(goal)));
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

  #begins(): void {
    this._run(() => {
      const { _stream, _views } = this.#stream;
      const text = leave(view(this.#options.queryKeys ?? []));
      _views.push(`{"view_id":"${_stream}.${_views.length}",${text.slice(1)}`);
      this._hear(Kind.View, text.length);
      this.#goals.forEach((goal) => this.#visit(goal));
    });
  }

  #visit(goal: Known): void {
    const { page } = goal._goal.on;
    if (page) this._run(() => this.#goals[goal._number] === goal && visited(page) && this.#hit(goal, document.documentElement, mono()));
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
        this.problem("not_found", `goals.${goal._goal.id}.${path}`);
      }
      return value;
    };
    const said = facts(goal._goal, goal._type === "click" ? own(match) : {}, reader);
    this.#event(goal._event, goal, number, said, at, wall() - (mono() - at));
  }

  #event(event: string, goal: Known | undefined, element: number, said: Said, at: number, wallAt: number): void {
    const category = categoryOf(goal?._goal.category, event);
    let flags = (goal?._goal.send === "now" ? 1 : 0) + (category === "milestone" ? 2 : 0);
    this.#collectors.forEach(({ filter }, place) => {
      if ((filter?.category ?? category) === category && (filter?.events?.includes(event) ?? true)) flags += 4 << place;
    });
    const text = eventText(event, goal?._goal.id, category, said, this.#options, iso(wallAt));
    this._hear(Kind.Event, goal ? goal._number : NO_GOAL, element, flags, at, text);
  }

  // ---- For the core: `crate::effect`

  options(clean: string): void {
    const options = (this.#options = parse(clean) as Options);
    const given = options.collector ?? [];
    this.#collectors = (Array.isArray(given) ? given : [given]).map((one) => (typeof one === "object" ? one : { url: one }));
    const { events = 20, every = 5 } = options.flush ?? {};
    this._hear(Kind.Limits, events, this.#collectors.length, 0, every * 1e3);
  }

  watch(number: number, type: string, event: string, text: string, path: string): void {
    const goal = parse(text) as Goal & Spec;
    const { click } = goal.on;
    const known: Known = {
      _number: number,
      _type: type,
      _selector: (typeof click === "object" ? click.selector : click) ?? "",
      _synthetic: (goal.synthetic ?? this.#options.synthetic) === "count",
      _goal: goal,
      _event: goal.event ?? (event || goal.id),
      _missing: [],
    };
    const old = this.#goals[number];
    this.#goals[number] = known;
    let off = false;
    for (const [part, code] of flawsOf(goal)) {
      this.problem(code, `${path}.${part}`);
      // The rest leaves its part out.
      off ||= /^(on|key)\b/.test(part);
      known._missing.push(part);
    }
    if (old) this.#listen(old._type);
    if (off) return this.#off(known);
    this.#listen(type);
    this.#visit(known);
  }

  #off(goal: Known): void {
    delete this.#goals[goal._number];
    this._hear(Kind.Remove, goal._number);
    this.#listen(goal._type);
  }

  /** The page is no event of the DOM. */
  #listen(type: string): void {
    if (type !== "page") this.#listener._set(type, this.#goals.filter((goal) => goal._type === type));
  }

  checked(clean: string): void {
    const { event, ...said } = parse(clean) as Said & { event: string };
    const [at, wallAt] = this.#at;
    this.#event(event, undefined, 0, said, at!, wallAt!);
  }

  wake(at: number): void {
    clearTimeout(this.#timer);
    // A day is as good as never: the core is asked again then. Above 2^31 browsers fire at once.
    if (at < Infinity) this.#timer = setTimeout(() => this._hear(Kind.Tick), Math.min(at - mono() + 1, 864e5));
  }

  send(request: number, collector: number, number: number, tries: number, high: number, how: number, drops: string, views: string, events: string): void {
    const body = batch(this.#stream, number, tries, high, drops, views, events);
    post(this.#collectors[collector]!.url, body, !!(how & 1), how > 1, this.#options.beacon, (status, after) =>
      this._hear(Kind.Answer, request, status, 0, after),
    );
  }

  problem(code: string, path: string): void {
    this._run(() => this.#report(code, path));
  }

  settled(call: number): void {
    this.#calls[call]?.();
    delete this.#calls[call];
  }
}

/** 128 bits that no other document has, in some 26 letters and digits. */
function id(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join("");
}
