// What `start()` gives back: the public surface over the host. Calls that come before the module is ready wait for it.

import type { EventData, Goal, Options, Problem, Waymark as Public } from "../api.d.ts";
import { checkEvent, checkGoals, checkOptions, type Checked } from "./check.ts";
import { development } from "./development.ts";
import { Host } from "./host.ts";
import { early } from "./early.ts";
import { load } from "./module.ts";
import { filter, inBrowser, later, mono, push, shift, wall } from "#natives";
import { get } from "./parts.ts";
import { problemOf } from "./problem.ts";
import { shown } from "./shown.ts";
import { Kind } from "./signal.ts";

/** Milliseconds that goals wait for what others of them need. */
const LONGEST = 3_000;

export class Waymark implements Public {
  status: Public["status"] = "starting";
  readonly ready: Promise<Public>;
  /** Stopped, or to be once it runs. */
  _over = false;
  _waiting: (() => void)[] = [];
  _given: Options;
  _options: Options;
  _host = new Host(
    (code, path) => this._report(problemOf(code, path)),
    (error) => this._fail(error),
  );

  constructor(given: Options) {
    this._given = given;
    const report = (code: string, path: string) => this._later(problemOf(code, path));
    this._options = checkOptions(given, report);
    const { goals: list, currency } = this._options;
    const goals = list === undefined ? [] : checkGoals(list, !!currency, report);
    if (!inBrowser) this.status = "inert";
    this.ready = this._begin(goals);
  }

  async _begin(goals: Checked[]): Promise<Public> {
    if (!inBrowser) return this;
    const replay = early(!!filter(goals, ({ name }) => /^(click|outbound|download|rage|dead|error)$/.test(name))[0]);
    try {
      await shown();
      // Beside each other. What does not come must not keep the others waiting.
      await Promise.all([load(), Promise.race([get(goals), new Promise((resolve) => later(resolve as () => void, LONGEST))])]);
      this.status = "running";
      this._host._begin(this._options, goals);
    } catch (error) {
      this._fail(error);
    }
    for (const each of replay()) this._host._run(() => this._host._listener._see(each));
    for (let call; (call = shift(this._waiting)); ) call();
    await Promise.all(this._host._parts);
    return this;
  }

  /** Now, or once the module is ready. */
  _when(call: () => void): void {
    if (this.status === "starting") push(this._waiting, call);
    else if (this.status !== "inert") call();
  }

  _fail(error: unknown): void {
    this.status = "failed";
    this._host._dead = true;
    // Its path is the error: there is no place in the configuration.
    this._report(problemOf("module", `${error}`));
  }

  track(event: string, data?: EventData): void {
    const at = mono();
    const wallAt = wall();
    const checked = checkEvent(event, data, (code, path) => this._later(problemOf(code, path), { event, data }));
    if (checked) this._when(() => this._host._track(checked.event, checked, at, wallAt));
  }

  addGoals(goals: Goal[]): Promise<Problem[]> {
    const found: Problem[] = [];
    const about = { goals };
    const add = (code: string, path: string) => {
      const problem = problemOf(code, path);
      push(found, problem);
      this._later(problem, about);
    };
    const checked = checkGoals(goals, !!this._options.currency, add);
    return new Promise((resolve) => {
      if (this.status === "inert") return resolve(found);
      this._when(() => {
        this._host._run(() => this._host._add(checked));
        Promise.all(this._host._parts).then(() => resolve(found));
      });
    });
  }

  removeGoals(ids: string[]): void {
    this._when(() => this._host._remove(ids));
  }

  flush(): Promise<void> {
    return this._after(() => this._host._call(Kind.Flush));
  }

  stop(): Promise<void> {
    this._over = true;
    return this._after(() => {
      const done = this._host._call(Kind.Stop);
      if (this.status === "running") this.status = "stopped";
      return done;
    });
  }

  registerRoot(root: ShadowRoot): void {
    this._when(() => this._host._run(() => this._host._listener._open(root)));
  }

  _after(run: () => Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      if (this.status === "inert") resolve();
      else this._when(() => resolve(run()));
    });
  }

  /** Never before `start()` has returned. */
  _later(problem: Problem, about?: unknown): void {
    this._when(() => this._report(problem, about));
  }

  _report(problem: Problem, about: unknown = this._given): void {
    try {
      if (this._options.debug) development().then(({ tell }) => tell(about, problem)).catch(() => {});
      this._options.onDiagnostic?.(problem);
    } catch {}
  }
}
