// Between the page and the core: what triggers and the core ask of JavaScript, and every way in. Nothing thrown inside
// reaches the page: a trap ends the tracker, not the shop (DOM-6).

import { begin, hear } from "#core";
import type { Options } from "../api.d.ts";
import { WATCH } from "../trigger/index.ts";
import { type Body, batch, type Stream } from "./batch.ts";
import type { Checked } from "./check.ts";
import { categoryOf, eventText, type Said } from "./event.ts";
import { firing } from "./firing.ts";
import type { Known, Own } from "./goal.ts";
import { type Hear, Listener, type Seen } from "./listen.ts";
import { life } from "./life.ts";
import { navigate } from "./navigate.ts";
import { bytesOf, cancel, filter, includes, iso, later, listen, map, mono, push, shift, sort, wall } from "#natives";
import { Numbers } from "./numbers.ts";
import { get, needs } from "./parts.ts";
import { post } from "./post.ts";
import { Kind, NO_GOAL, REASONS, type Way } from "./signal.ts";
import { TRIGGERS } from "./spec.ts";
import { id, share } from "./stream.ts";
import { leave } from "./text.ts";
import { absolute, titled, titleOf, view } from "./view.ts";
import { hosts } from "./wishes.ts";

/** Moments of a page's life that triggers hear: a view ends (`leave`: also the page), a view begins, hidden, shown. */
export type Moment = "leave" | "view" | "hide" | "show";

export class Host {
  /** Ends every listener that is no goal's. */
  _life = new AbortController();
  _core: number | undefined;
  _options!: Options;
  _collectors: { url: string; filter?: { category?: string; events?: string[] } }[] = [];
  _stream!: Stream;
  _busy = false;
  _dead = false;
  /** Ways in that came while another one was being dealt with. */
  _waiting: (() => void)[] = [];
  /** Wishes of the core that come back to it, behind the call that made them. */
  _wishes: (() => void)[] = [];
  /** Calls of the page's own functions, behind everything (DOM-7). */
  _callbacks: (() => void)[] = [];
  /** By their numbers: an id keeps its own. */
  _goals: (Known | undefined)[] = [];
  _ids = new Numbers();
  /** What counts as the same thing, and the names of events, as numbers. */
  _things = new Numbers();
  _names = new Numbers();
  _elements = new WeakMap<object, number>();
  _last = 0;
  /** When the core was last told something. */
  _now = 0;
  /** A moment, and what the clock on the wall said: what happens at one has one time. */
  _moment = 0;
  _wall = 0;
  /** The core's one timer: nothing runs while nothing waits. */
  _timer: number | undefined;
  _listener = new Listener((call) => this._run(call));
  /** Of the view that is being left, where the page has gone on already. */
  _url = "";
  /** Ends the watching for navigation. */
  _leaves: () => unknown = () => {};
  _moments: [Moment, () => void][] = [];
  /** Is run at the latest as the page is left. */
  _settling = new Set<(left?: boolean) => void>();
  /** What is being loaded on demand. */
  _parts: Promise<unknown>[] = [];
  _calls: (() => void)[] = [];
  /** Events that some collector's queue still holds, by their sequence number. */
  _bodies = new Map<number, Body>();
  _said = "";
  /** The events of the next request. */
  _batch: number[] = [];
  /** For each collector, what did not get out, by reason. */
  _drops: Record<string, number>[] = [];
  /** Where this session falls between 0 and 1 (GOAL-7). */
  _share = 0;
  /** Does something play that the visitor started? */
  _playing = false;

  _report: (code: string, path: string) => void;
  _failed: (error: unknown) => void;

  constructor(report: (code: string, path: string) => void, failed: (error: unknown) => void) {
    this._report = report;
    this._failed = failed;
  }

  /** Begins the stream. */
  _begin(options: Options, goals: Checked[]): void {
    this._run(() => {
      this._options = options;
      // Where they are now: a single page goes on to other paths.
      this._collectors = map(options.collector as typeof this._collectors, (each) => ({ ...each, url: absolute(each.url) }));
      this._stream = { _stream: id(), _session: id(), _views: [], _sample: options.sample };
      this._share = share(this._stream._session);
      this._core = begin(Math.random());
      hosts[this._core] = this;
      life(this);
      const { events, every } = options.flush!;
      this._hear(Kind.Limits, events, this._collectors.length, 0, every! * 1e3);
      this._attend();
      this._view();
      if (options.spa) navigate(this);
      this._add(goals);
    });
  }

  /** Every way in: one at a time, and nothing gets out. The page's functions run last, and what they call is dealt with before control returns. */
  _run(call: () => void): void {
    push(this._waiting, call);
    if (this._busy) return;
    this._busy = true;
    for (let next; (next = shift(this._waiting)); ) {
      try {
        this._dead || next();
      } catch (error) {
        // What trapped is lost. A slip of ours on some odd page costs what it was about.
        if (error instanceof WebAssembly.RuntimeError) {
          this._failed(error);
          this._end();
        } else this._problem("internal", `${error}`);
      }
    }
    this._busy = false;
    for (let next; (next = shift(this._callbacks)); ) {
      try {
        next();
      } catch {}
    }
  }

  /** To the core, and what comes of it. */
  _hear(kind: Kind, a = 0, b = 0, c = 0, d = 0, e = 0): void {
    this._now = mono();
    hear(this._core!, this._now, kind, a, b, c, d, e);
    for (let next; (next = shift(this._wishes)); ) next();
  }

  // ---- For triggers. What they begin ends with the goal.

  /** Events of a type, at `window` in the capture phase; `inner`: also in open shadow roots, which they do not leave. */
  _on(goal: Known, type: string, run: Hear, inner?: boolean): void {
    push(goal._ends, this._listener._on(type, run, inner));
  }

  /** The same, where a selector matches. `synthetic`: also what a script made. */
  _match(goal: Known, type: string, selector: string, run: (match: Element, seen: Seen) => void, synthetic = goal._synthetic, inner?: boolean): void {
    push(goal._ends, this._listener._match(type, selector, synthetic, run, inner));
  }

  _when(goal: Known, moment: Moment, run: () => void): void {
    const entry: [Moment, () => void] = [moment, run];
    push(this._moments, entry);
    push(goal._ends, () => {
      this._moments = filter(this._moments, (each) => each !== entry);
    });
  }

  /** In a task of its own; `settles`: as the page is hidden or left at the latest; it hears whether it was left. Gives what stops it. */
  _later(run: (left?: boolean) => void, after = 0, settles?: boolean): () => void {
    const once = (left?: boolean) => {
      stop();
      run(left);
    };
    const timer = later(() => this._run(once), after);
    const stop = () => {
      cancel(timer);
      this._settling.delete(once);
    };
    if (settles) this._settling.add(once);
    return stop;
  }

  /** On anything, until the tracker stops. */
  _at(target: EventTarget, type: string, run: (event: Event) => void): void {
    listen(target, type, (event) => this._run(() => run(event)), { capture: true, passive: true, signal: this._life.signal });
  }

  /** A goal that measures, and its limits, which it puts in order. Its `_fire` hears their places. */
  _meter(goal: Known, way: Way, limits: number[], idle = 0): void {
    this._hear(Kind.Meter, goal._number, way, idle * 1e3);
    for (const limit of sort(limits, (a, b) => a - b)) this._hear(Kind.Limit, goal._number, 0, 0, limit);
  }

  /** The number of an element, or of any object, as long as it lives. */
  _numberOf(object: object): number {
    let number = this._elements.get(object);
    if (!number) this._elements.set(object, (number = ++this._last));
    return number;
  }

  /** A firing. */
  _hit(goal: Known, match: Element, at: number, own?: Own): void {
    this._read(goal, match, at, own)?.();
  }

  /** If it may count, what it says is read, now (DOM-5); it fires once the function is called that this gives. */
  _read(goal: Known, match: Element, at: number, own?: Own): ((confirmed?: boolean) => void) | undefined {
    return firing(this, goal, match, at, own);
  }

  /** On its way to the core, and out. */
  _send(event: string, goal: Known | undefined, thing: number, said: Said, at: number, wallAt: number): void {
    const spec = goal?._goal;
    const category = categoryOf(spec?.category, event);
    const own = (goal ?? filter(this._goals, (each) => each?._event === event)[0])?._goal.sample;
    // Funnels stay whole: milestones are exempt from the share of all (GOAL-7).
    if (this._share >= (own ?? (category === "milestone" ? 1 : this._options.sample ?? 1))) {
      return void map(this._collectors, (_, place) => this._drop(place, "sampled"));
    }
    let flags = (spec?.send === "now" ? 1 : 0) + (category === "milestone" ? 2 : 0);
    map(this._collectors, ({ filter }, place) => {
      if ((filter?.category ?? category) === category && (!filter?.events || includes(filter.events, event))) flags += 4 << place;
    });
    this._said = eventText(event, spec?.id, category, said, this._options, iso(wallAt), own);
    this._hear(Kind.Event, goal ? goal._number : NO_GOAL, thing, flags + 1024 * this._names._of(event), at, bytesOf(this._said));
  }

  _wallAt(at: number): number {
    if (at !== this._moment) {
      this._moment = at;
      this._wall = wall() - (mono() - at);
    }
    return this._wall;
  }

  _drop(place: number, reason: string): void {
    const drops = (this._drops[place] ??= {});
    drops[reason] = (drops[reason] ?? 0) + 1;
  }

  _problem(code: string, path: string): void {
    push(this._callbacks, () => this._report(code, path));
  }

  /** What would be said at each firing. */
  _once(goal: Known, code: string, path: string): void {
    if (includes(goal._told, code + path)) return;
    push(goal._told, code + path);
    this._problem(code, path);
  }

  // ---- What happens to the page

  /** Clicks that wait for what becomes of them, and their like, are decided now. */
  _settle(left?: boolean): void {
    for (const each of [...this._settling]) each(left);
  }

  _tell(moment: Moment): void {
    for (const [each, run] of this._moments) if (each === moment) run();
  }

  /** A view ends. */
  _leave(url = ""): void {
    this._url = url;
    this._tell("leave");
    this._hear(Kind.Close);
    this._url = "";
  }

  /** A view begins; one without a load has the view before as its referrer, and its title comes after it. */
  _view(referrer?: string): void {
    const { _stream, _views } = this._stream;
    const place = _views.length;
    const page = view(this._options.queryKeys!, referrer);
    const write = () => {
      // What is called so by now is the next one.
      if (_views.length <= place + 1) page.title = titleOf();
      const text = leave(page);
      _views[place] = `{"view_id":"${_stream}.${place}",${text.slice(1)}`;
      return bytesOf(text);
    };
    this._hear(Kind.View, write());
    this._hear(Kind.Active);
    if (referrer !== undefined) titled(this, write);
    this._tell("view");
  }

  /** Who looks at the page? `hasFocus` is true also while an iframe of the page has it. */
  _attend(): void {
    this._hear(Kind.Attention, document.hidden ? 0 : 1, document.hasFocus() ? 1 : 0, this._playing ? 1 : 0);
  }

  // ---- For the public object

  /** Goals that were checked: each with a number, watched, and a word for what the browser does not accept of it. */
  _add(goals: Checked[]): void {
    for (const each of goals) {
      const { goal: spec, name } = each;
      const { _event, _once, _cooldown } = TRIGGERS[name]!;
      const at = this._ids._of(spec.id);
      const goal: Known = {
        _number: at,
        _goal: spec as Known["_goal"],
        _event: spec.event ?? (_event || spec.id),
        _options: spec.on[name],
        _synthetic: (spec.synthetic ?? this._options.synthetic) === "count",
        _ends: [],
        _told: [],
        _threw: {},
      };
      const old = this._goals[at];
      if (old) this._off(old);
      this._goals[at] = goal;
      const once = spec.once ?? (!goal._options.repeat && _once);
      this._hear(Kind.Goal, at, once ? (once === "page" ? 1 : 2) : 0, 0, (spec.cooldown ?? _cooldown) * 1e3);
      const missing = () => needs(each);
      const watch = () => {
        if (missing()[0]) this._once(goal, "not_loaded", `goals.${spec.id}`);
        if (this._goals[at] === goal && !this._life.signal.aborted) WATCH[name]?.(goal, this);
      };
      if (missing()[0]) push(this._parts, get([each]).then(() => this._run(watch)));
      // One that throws takes no other with it.
      else this._run(watch);
    }
  }

  _track(event: string, said: Said, at: number, wallAt: number): void {
    this._run(() => this._send(event, undefined, 0, said, at, wallAt));
  }

  _remove(ids: string[]): void {
    this._run(() => {
      for (const goal of this._goals) if (goal && includes(Array.isArray(ids) ? ids : [ids], goal._goal.id)) this._off(goal);
    });
  }

  _off(goal: Known): void {
    delete this._goals[goal._number];
    for (const end of goal._ends) end();
    this._hear(Kind.Remove, goal._number);
  }

  _end(): void {
    this._leaves();
    this._life.abort();
    this._listener._stop();
    for (const goal of this._goals) if (goal) for (const end of goal._ends) end();
    cancel(this._timer);
  }

  /** `flush` or `stop`: resolves once the core says so, or will never. */
  _call(kind: Kind): Promise<void> {
    return new Promise((resolve) => {
      this._run(() => {
        if (this._core === undefined) return resolve();
        if (kind === Kind.Stop) {
          this._settle();
          this._leave();
          this._end();
        }
        this._hear(kind, push(this._calls, resolve) - 1);
      });
      if (this._dead) resolve();
    });
  }

  // ---- For the core: `crate::effect`

  kept(seq: number): void {
    if (this._collectors.length) this._bodies.set(seq, { _text: this._said, _view: this._stream._views.length - 1, _left: this._collectors.length });
  }

  gone(collector: number, seq: number, reason: number): void {
    if (reason) this._drop(collector, REASONS[reason]!);
    const body = this._bodies.get(seq)!;
    if (!--body._left) this._bodies.delete(seq);
  }

  fire(number: number, subject: number, limit: number, amount: number): void {
    const at = this._now;
    push(this._wishes, () => this._goals[number]?._fire?.(subject, limit, amount, at));
  }

  wake(at: number): void {
    cancel(this._timer);
    // A day is as good as never: the core is asked again then. Above 2^31 browsers fire at once.
    if (at < Infinity) this._timer = later(() => this._run(() => this._hear(Kind.Tick)), Math.min(at - mono() + 1, 864e5));
  }

  put(seq: number): void {
    push(this._batch, seq);
  }

  send(request: number, collector: number, number: number, tries: number, high: number, how: number): void {
    const seqs = this._batch;
    this._batch = [];
    const bodies = map(seqs, (seq) => this._bodies.get(seq)!);
    const text = batch(this._stream, number, tries, high, leave(this._drops[collector] ?? {}), seqs, bodies);
    post(this._collectors[collector]!.url, text, !!(how & 1), how > 1, this._options.beacon, (status, after) =>
      this._run(() => this._hear(Kind.Answer, request, status, 0, after)),
    );
  }

  settled(call: number): void {
    this._calls[call]?.();
    delete this._calls[call];
  }
}
