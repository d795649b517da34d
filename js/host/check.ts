// Loose configuration in, a clean copy with defaults out: whatever is wrong becomes a problem with its path, the rest stays (GOAL-2). It reads
// the page's own objects, each member once; any getter may throw, and hides nothing but itself. No method of a page's list is called.

import type { Options } from "../api.d.ts";
import type { Said } from "./event.ts";
import { flawed } from "./flaws.ts";
import type { Clean } from "./goal.ts";
import { keysOf, tag } from "#natives";
import { type Compound, EVENT, type Field, GOAL, GOALS, type Kind, Need, OPTIONS, TRIGGERS, UNIT } from "./spec.ts";

export type Report = (code: string, path: string) => void;

export interface Checked {
  goal: Clean;
  /** Its trigger. */
  name: string;
  /** `goals[3]` */
  path: string;
  /** What is loaded for it, once that was asked. */
  _parts?: string[];
}

/** Collectors are a list of their long forms, and `goals` what was given: they are checked apart. */
export function checkOptions(given: unknown, report: Report): Options {
  const options = atLeast(OPTIONS, given, "", report) as Options;
  options.collector ??= [];
  return options;
}

/** `currency`: is there one for every goal? */
export function checkGoals(list: unknown, currency: boolean, report: Report): Checked[] {
  return (checker(report, currency)(GOALS, list, "goals") ?? []) as Checked[];
}

/** What `track()` was given. A value or currency that is wrong is `null`: it was expected. */
export function checkEvent(event: unknown, data: unknown, report: Report): (Said & { event: string }) | undefined {
  return atLeast(EVENT, data ?? {}, "track", report, event) as (Said & { event: string }) | undefined;
}

/** What is right of an object, be it nothing. */
const atLeast = (kind: Kind, value: unknown, path: string, report: Report, event?: unknown) =>
  checker(report, false, event)(kind, value, path) ?? checker(() => {}, false, event)(kind, {}, path);

type Loose = Record<string, unknown>;

/** A configuration can hold a million mistakes; a person reads the first thousand. */
const MOST = 1_000;
const LIST = "[object Array]";
const MAP = "[object Object]";
/** Stands for what could not be read. */
const THREW = {};

function shapeOf(value: unknown): string {
  try {
    if (value !== THREW) return typeof value === "object" ? tag(value) : typeof value;
  } catch {}
  return "";
}

/** What is there, each member read once. */
function copy(from: object): Loose {
  const out: Loose = { __proto__: null };
  for (const name of keysOf(from)) {
    let value: unknown = THREW;
    try {
      value = (from as Loose)[name];
    } catch {}
    if (value !== undefined) out[name] = value;
  }
  return out;
}

const fieldOf = (entry: Kind | Field): Field => ((entry as Partial<Field>)._of === undefined ? { _of: entry as Kind } : (entry as Field));

/** The kind that the value has the shape of. */
function fitting(kind: Kind, value: unknown, shape: string): Kind | undefined {
  const { _any, _list, _map, _table, _as, _bare, _short, _only } = kind as Compound;
  const fits = (kind: Kind) => fitting(kind, value, shape) !== undefined;
  if (_any) {
    for (const each of _any) if (fits(each)) return fitting(each, value, shape);
    return;
  }
  const { _of, _need } = fieldOf(_table?.[_short!] ?? false);
  if (
    typeof kind === "boolean"
      ? kind === value
      : (_bare && fits(_list!)) ||
        (_short !== undefined && (value === true ? _need !== Need.Required : _short && fits(_of))) ||
        (!_only &&
          (_as === "goals" ||
            shape === (typeof kind === "function" ? "function" : _list ? LIST : _map || _table || _as ? MAP : (kind as number[])[1]! <= Infinity ? "number" : "string")))
  ) {
    return kind;
  }
  return;
}

/** What is wrong with a text or a number, if it is one. */
function flaw(kind: Kind, value: unknown): string | false | undefined {
  if (typeof value === "number") return (value < (kind as number[])[0]! || value > (kind as number[])[1]!) && "out_of_range";
  if (typeof value !== "string") return;
  if (typeof kind === "string") return !RegExp(`^(${kind})$`).test(value) && "unknown_value";
  if (kind instanceof RegExp) return !kind.test(value) && "not_currency";
  if (!/\S/.test(value)) return "empty";
  const { _syntax } = kind as Compound;
  // Characters, and only as many of them as decide.
  return _syntax ? flawed(_syntax, value) : [...value.slice(0, 2 * (kind as number) + 1)].length > (kind as number) && "too_long";
}

/** One pass over a configuration. It gives a clean copy, or nothing and at least one problem. */
function checker(report: Report, currency?: boolean, event?: unknown): (kind: Kind, value: unknown, path: string) => unknown {
  let count = 0;
  /** Those that are no unknown keys. */
  let flaws = 0;
  const ids: Loose = { __proto__: null };

  const wrong = (code: string, path: string): void => {
    if (code !== "unknown_key") flaws++;
    if (count++ < MOST) report(code, path);
  };

  /** What the parts of a goal mean together. */
  const goalOf = (goal: Clean, path: string): Checked | undefined => {
    const name = keysOf(goal.on)[0]!;
    const { _key, _events } = TRIGGERS[name]!;
    // "session", "visitor"
    if (_key === "element" && goal.key === undefined && /si/.test(goal.once as string)) return wrong("needs_key", `${path}.once`) as undefined;
    if (_events && goal.event) {
      wrong("several_events", `${path}.event`);
      delete goal.event;
    }
    if (!currency && goal.value !== undefined && goal.currency === undefined) wrong("needs_currency", `${path}.value`);
    if (ids[goal.id]) wrong("duplicate_id", `${path}.id`);
    ids[goal.id] = goal;
    return { goal, name, path };
  };

  const check = (given: Kind, value: unknown, path: string): unknown => {
    const shape = shapeOf(value);
    const kind = fitting(given, value, shape)!;
    const code =
      !shape ? "threw"
      : shape === "number" && (value as number) - (value as number) !== 0 ? "not_finite"
      : kind === undefined ? "wrong_type"
      : flaw(kind, value);
    if (code) return wrong(code, path);
    const { _list, _map, _table, _as, _min, _max, _short, _one } = kind as Compound;
    const each = _list ?? _map;
    if (!each && !_table && _as !== "trigger") return value;

    if (shape !== (_list ? LIST : MAP)) {
      // The short form. Problems in it end at its own path.
      if (value === true) value = {};
      else {
        const before = flaws;
        const part = check(_list ?? fieldOf(_table![_short!]!)._of, value, path);
        if (_list) return part && [part];
        if (flaws > before) return;
        value = { [_short!]: part };
      }
    }
    let all: Loose;
    try {
      all = copy(value as object);
    } catch {
      return wrong("threw", path);
    }
    const names = keysOf(all);
    const clean = (_list ? [] : { __proto__: null }) as Loose;
    const within = (name: string) => (_list ? `${path}[${name}]` : path ? `${path}.${name}` : name);

    if (each) {
      if (names.length < _min!) return wrong("empty", path);
      for (let at = 0; at < names.length && at <= _max!; at++) {
        const name = names[at]!;
        const part = at < _max! ? check(each, all[name], within(name)) : wrong("too_many", within(name));
        if (part !== undefined) clean[_list ? (clean.length as never) : name] = part;
      }
      return clean;
    }

    if (_as) {
      const name = names[0]!;
      if (names.length !== 1) return wrong("one_trigger", path);
      if (!TRIGGERS[name]) return wrong("unknown_trigger", within(name));
      // Whatever is wrong in it, also in a list, switches the goal off (GOAL-2).
      const before = flaws;
      clean[name] = check(TRIGGERS[name]._options, all[name], within(name));
      return flaws > before ? undefined : clean;
    }

    if (kind === EVENT) all.event = event;
    let sound = true;
    let left = _one!;
    let named = 0;
    for (const name of keysOf(_table!)) {
      const { _of, _need, _default, _amount, _lost } = fieldOf(_table![name]!);
      const kind = _amount && (all.unit ?? UNIT) !== UNIT ? _amount : _of;
      const kinds = left-- > 0;
      let part: unknown;
      if (name in all) {
        part = check(kind, all[name], within(name)) ?? _lost;
        if (part === undefined && _need) sound = false;
        if (kinds) named++;
        delete all[name];
      } else if (_need === Need.Required) {
        wrong("missing", within(name));
        sound = false;
      }
      if (part === undefined && _default !== undefined) part = check(kind, _default, within(name));
      if (part !== undefined) clean[name] = part;
    }
    for (const name of keysOf(all)) wrong("unknown_key", within(name));
    if (sound && _one && named !== 1) return wrong("one_source", path);
    return kind === OPTIONS ? clean : sound ? (kind === GOAL ? goalOf(clean as never, path) : clean) : undefined;
  };
  return check;
}
