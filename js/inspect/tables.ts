// The specification as data that can be passed on: what is short in `js/host/spec.ts` for the bytes' sake is spelt out. Read by
// `inspect/src/tables.rs`.

import { type Compound, EVENT, type Field, GOAL, GOALS, type Kind, Need, OPTIONS, TRIGGERS } from "../host/spec.ts";

type Plain =
  | "true"
  | "false"
  | "anyNumber"
  | "selector"
  | "regex"
  | "currency"
  | "function"
  | "trigger"
  | "goals"
  | { number: { min: number; max: number } }
  | { text: { max: number } }
  | { oneOf: string[] }
  | { list: { min: number; max: number; of: Plain } }
  | { map: { max: number; of: Plain } }
  | { table: Member[] }
  | { source: { kinds: number; fields: Member[] } }
  | { either: Plain[] };

interface Member {
  name: string;
  kind: Plain;
  required: boolean;
  amount?: Plain;
}

export function tables() {
  // In the order in which a name is looked for.
  const triggers = Object.keys(TRIGGERS).sort().map((name): Member => member(name, TRIGGERS[name]!._options));
  return { options: plain(OPTIONS), goal: plain(GOAL), event: plain(EVENT), triggers, mostGoals: GOALS._max! };
}

function member(name: string, entry: Kind | Field): Member {
  const { _of, _need, _amount } = fieldOf(entry);
  return { name, kind: plain(_of), required: _need === Need.Required, ...(_amount !== undefined && { amount: plain(_amount) }) };
}

const fieldOf = (entry: Kind | Field): Field => ((entry as Partial<Field>)._of === undefined ? { _of: entry as Kind } : (entry as Field));

function plain(kind: Kind): Plain {
  if (typeof kind === "number") return { text: { max: kind } };
  if (typeof kind === "string") return { oneOf: kind.split("|") };
  if (typeof kind === "boolean") return kind ? "true" : "false";
  if (typeof kind === "function") return "function";
  if (kind instanceof RegExp) return "currency";
  if (isRange(kind)) return kind[1] === Infinity ? "anyNumber" : { number: { min: kind[0], max: kind[1] } };
  const { _any, _list, _map, _table, _syntax, _as, _min = 0, _max = 0, _bare, _short, _only, _one } = kind;
  if (_any) return { either: _any.map(plain) };
  if (_syntax) return _syntax;
  if (_as) return _as;
  if (_map !== undefined) return { map: { max: _max, of: plain(_map) } };
  if (_list !== undefined) {
    const of = plain(_list);
    const list: Plain = { list: { min: _min, max: _max, of } };
    return _bare ? { either: [of, list] } : list;
  }
  const fields = Object.keys(_table!).map((name) => member(name, _table![name]!));
  if (_one) return { source: { kinds: _one, fields } };
  return _short === undefined ? { table: fields } : { either: forms(fields, _short, _only) };
}

/** What stands for a table: `true`, one of its members, the table itself. */
function forms(fields: Member[], short: string, only: true | undefined): Plain[] {
  const own = fields.find(({ name }) => name === short);
  const out: Plain[] = own?.required ? [] : ["true"];
  if (own) out.push(own.kind);
  if (!only) out.push({ table: fields });
  return out;
}

function isRange(kind: Compound | readonly [number, number]): kind is readonly [number, number] {
  return Array.isArray(kind);
}
