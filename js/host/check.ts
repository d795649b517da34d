// Loose configuration in, a clean copy with defaults out: whatever is wrong becomes a problem with its path, the rest stays (GOAL-2). It reads
// the page's own objects, each member once; any getter may throw, and hides nothing but itself. No method of a page's list is called.

import type { Options } from "../api.d.ts";
import type { Said } from "./event.ts";
import { flawed } from "./flaws.ts";
import type { Clean } from "./goal.ts";
import { keysOf, tag } from "./natives.ts";
import { type Compound, EVENT, type Field, GOAL, GOALS, type Kind, Need, OPTIONS, TRIGGERS, UNIT } from "./spec.ts";

/** `kind` and `value` are for the words of `inspect`. */
export type Report = (code: string, path: string, kind?: Kind, value?: unknown) => void;

export interface Checked {
  goal: Clean;
  /** Its trigger. */
  name: string;
  /** `goals[3]` */
  path: string;
}

/** A list of collectors, in the long form, and the goals as they are. */
export function checkOptions(given: unknown, report: Report): Options {
  const options = (checker(report)(OPTIONS, given, "") ?? checker(() => {})(OPTIONS, {}, "")) as Options;
  options.collector ??= [];
  return options;
}

/** `currency`: is there one for every goal? */
export function checkGoals(list: unknown, currency: boolean, report: Report): Checked[] {
  return (checker(report, currency)(GOALS, list, "goals") ?? []) as Checked[];
}

/** What `track()` was given. A value or currency that is wrong is `null`: it was expected. */
export function checkEvent(event: unknown, data: unknown, report: Report): (Said & { event: string }) | undefined {
  const said = shapeOf((data ??= {})) === MAP && copy(data);
  if (!said) report("wrong_type", "track", EVENT, data);
  return checker(report)(EVENT, { ...(said || {}), event }, "track") as (Said & { event: string }) | undefined;
}

type Loose = Record<string, unknown>;

/** A configuration can hold a million mistakes; a person reads the first thousand. */
const MOST = 1_000;
const LIST = "[object Array]";
const MAP = "[object Object]";
/** Stands for what could not be read. */
const THREW = {};

function read(from: unknown, name: string | number): unknown {
  try {
    return (from as Loose)[name];
  } catch {
    return THREW;
  }
}

function shapeOf(value: unknown): string {
  try {
    return value === THREW ? "" : typeof value === "object" ? tag(value) : typeof value;
  } catch {
    return "";
  }
}

/** What is there, read once. Nothing where even that cannot be said. */
function copy(map: unknown): Loose | undefined {
  const out: Loose = { __proto__: null };
  try {
    for (const name of keysOf(map as object)) {
      const value = read(map, name);
      if (value !== undefined) out[name] = value;
    }
    return out;
  } catch {}
  return;
}

/** The members of a table, and what is said of them. */
const fieldOf = (entry: Kind | Field): Field => ((entry as Partial<Field>)._of === undefined ? { _of: entry as Kind } : (entry as Field));

/** The kind that the value has the shape of. */
function fitting(kind: Kind, value: unknown, shape: string): Kind | undefined {
  const { _any, _list, _map, _table, _as, _bare, _short, _only } = kind as Compound;
  const fits = (kind: Kind | undefined) => kind !== undefined && fitting(kind, value, shape) !== undefined;
  if (_any) {
    for (const each of _any) if (fits(each)) return fitting(each, value, shape);
    return;
  }
  if (typeof kind === "boolean") return kind === value ? kind : undefined;
  const { _of, _need } = fieldOf(_table?.[_short!] ?? {});
  const right =
    _as === "goals" ||
    (_bare && fits(_list)) ||
    (_short !== undefined && (value === true ? _need !== Need.Required : _short && fits(_of))) ||
    (!_only && shape === (typeof kind === "function" ? "function" : _list ? LIST : _map || _table || _as ? MAP : typeof (kind as number[])[0] === "number" ? "number" : "string"));
  return right ? kind : undefined;
}

/** What is wrong with a value of the right type. */
function flaw(kind: Kind, value: unknown): string | false | undefined {
  if (typeof value === "number") {
    const [min, max] = kind as [number, number];
    return (value < min || value > max) && "out_of_range";
  }
  if (typeof value !== "string") return;
  if (typeof kind === "string") return !RegExp(`^(${kind})$`).test(value) && "unknown_value";
  if (kind instanceof RegExp) return !kind.test(value) && "not_currency";
  if (!/\S/.test(value)) return "empty";
  const { _syntax } = kind as Compound;
  if (_syntax) return flawed(_syntax, value);
  // Characters, and only as many of them as decide.
  return [...value.slice(0, 2 * (kind as number) + 1)].length > (kind as number) && "too_long";
}

/** One pass over a configuration. */
function checker(report: Report, currency?: boolean): (kind: Kind, value: unknown, path: string) => unknown {
  let count = 0;
  /** Those that are no unknown keys. */
  let flaws = 0;
  const ids: Loose = { __proto__: null };

  const wrong = (code: string, path: string, kind?: Kind, value?: unknown): void => {
    if (code !== "unknown_key") flaws++;
    if (count++ < MOST) report(code, path, kind, value);
  };

  /** What its parts mean together. */
  const goal = (goal: Clean, path: string): Checked | undefined => {
    const name = keysOf(goal.on)[0]!;
    const { _key, _events } = TRIGGERS[name]!;
    const at = (part: string) => `${path}.${part}`;
    // "session", "visitor"
    if (_key === "element" && goal.key === undefined && /si/.test(goal.once as string)) return wrong("needs_key", at("once"), GOAL, goal.once) as undefined;
    if (_events && goal.event) {
      wrong("several_events", at("event"), GOAL, goal.event);
      delete goal.event;
    }
    if (!currency && goal.value !== undefined && goal.currency === undefined) wrong("needs_currency", at("value"), GOAL, goal.value);
    if (ids[goal.id]) wrong("duplicate_id", at("id"), GOAL, goal.id);
    ids[goal.id] = goal;
    return { goal, name, path };
  };

  /** The clean copy, or nothing and at least one problem. */
  const check = (given: Kind, value: unknown, path: string): unknown => {
    const shape = shapeOf(value);
    const kind = fitting(given, value, shape);
    const no = (code: string) => wrong(code, path, kind ?? given, value);
    if (!shape) return no("threw");
    if (shape === "number" && (value as number) - (value as number) !== 0) return no("not_finite");
    if (kind === undefined) return no("wrong_type");
    const { _list, _map, _table, _as, _min, _max, _short, _one } = kind as Compound;

    if (_as === "goals") return value;
    if (_list) {
      if (shape !== LIST) {
        const item = check(_list, value, path);
        return item && [item];
      }
      const length = read(value, "length") as number;
      if (length < _min!) return no("empty");
      const out: unknown[] = [];
      for (let at = 0; at < length; at++) {
        if (at === _max) {
          wrong("too_many", `${path}[${at}]`, kind, value);
          break;
        }
        const item = check(_list, read(value, at), `${path}[${at}]`);
        if (item !== undefined) out[out.length] = item;
      }
      return out;
    }
    if (!_map && !_table && !_as) {
      const code = flaw(kind, value as never);
      return code ? no(code) : value;
    }

    let from = value;
    if (shape !== MAP) {
      // The short form. Problems in it end at its own path.
      const part = value === true || check(fieldOf(_table![_short!]!)._of, value, path);
      if (part === undefined) return;
      from = part === true ? {} : { [_short!]: part };
    }
    const all = copy(from);
    if (!all) return no("threw");
    const names = keysOf(all);
    const clean: Loose = { __proto__: null };

    if (_map) {
      for (let at = 0; at < names.length && at <= _max!; at++) {
        const name = names[at]!;
        const place = `${path}.${name}`;
        const part = at < _max! ? check(_map, all[name], place) : wrong("too_many", place, kind, value);
        if (part !== undefined) clean[name] = part;
      }
      return clean;
    }

    if (_as) {
      const name = names[0]!;
      if (names.length !== 1) return no("one_trigger");
      const at = `${path}.${name}`;
      if (!TRIGGERS[name]) return wrong("unknown_trigger", at, kind);
      // Whatever is wrong in it, also in a list, switches the goal off (GOAL-2).
      const before = flaws;
      clean[name] = check(TRIGGERS[name]._options, all[name], at);
      return flaws > before ? undefined : clean;
    }

    let sound = true;
    let number = 0;
    let named = 0;
    for (const name of keysOf(_table!)) {
      const { _of, _need, _default, _amount, _lost } = fieldOf(_table![name]!);
      const at = path ? `${path}.${name}` : name;
      const kind = _amount && (all.unit ?? UNIT) !== UNIT ? _amount : _of;
      let part: unknown;
      if (name in all) {
        part = check(kind, all[name], at);
        if (part === undefined) {
          part = _lost;
          if (_need) sound = false;
        }
        delete all[name];
        if (number < _one!) named++;
      } else if (_need === Need.Required) {
        wrong("missing", at, kind);
        sound = false;
      }
      number++;
      if (part === undefined && _default !== undefined) part = check(kind, _default, at);
      if (part !== undefined) clean[name] = part;
    }
    for (const name of keysOf(all)) wrong("unknown_key", path ? `${path}.${name}` : name, kind);
    if (kind === OPTIONS) return clean;
    if (!sound) return;
    if (_one && named !== 1) return no("one_source");
    return kind === GOAL ? goal(clean as never, path) : clean;
  };
  return check;
}
