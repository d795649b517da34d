// The way to every name that a configuration may hold, and a configuration that holds it.

import { type Compound, EVENT, type Field, GOAL, type Kind, Need, OPTIONS, TRIGGERS } from "../../js/host/spec.ts";

/** Names only: `["goals", "items", "item_id"]`. */
export type Trail = string[];

export function trails(): Trail[] {
  const out: Trail[] = [];
  walk(OPTIONS, [], out);
  walk(GOAL, ["goals"], out);
  walk(EVENT, ["track"], out);
  return out;
}

const compound = (kind: Kind): Compound => (typeof kind === "object" && !Array.isArray(kind) && !(kind instanceof RegExp) ? (kind as Compound) : {});
const kindOf = (entry: Kind | Field): Kind => (entry as Partial<Field>)._of ?? (entry as Kind);

function walk(kind: Kind, trail: Trail, out: Trail[]): void {
  const { _any, _list, _map, _table, _as } = compound(kind);
  for (const each of [...(_any ?? []), _list, _map]) if (each !== undefined) walk(each, trail, out);
  const members = _as === "trigger" ? Object.entries(TRIGGERS).map(([name, { _options }]) => [name, _options] as const) : Object.entries(_table ?? {});
  for (const [name, entry] of members) {
    // Of what has no long form there is nothing inside.
    if ((compound(kind) as Compound)._only) continue;
    out.push([...trail, name]);
    walk(kindOf(entry), [...trail, name], out);
  }
}

/** `value` at the end of the way, and at its side what has to be there. */
export function build(kind: Kind, trail: Trail, value: unknown, example: (name: string) => unknown): unknown {
  const [name, ...rest] = trail;
  if (name === undefined) return value;
  const { _any, _list, _map, _table, _as, _one } = compound(kind);
  const down = (inner: Kind) => build(inner, trail, value, example);
  if (_any) return _any.map((each) => down(each)).find((each) => each !== undefined);
  if (_list !== undefined) {
    const item = down(_list);
    return item === undefined ? undefined : [item];
  }
  if (_map !== undefined) {
    const member = down(_map);
    return member === undefined ? undefined : { any: member };
  }
  if (_as === "trigger") return TRIGGERS[name] && { [name]: build(TRIGGERS[name]._options, rest, value, example) };
  if (!_table || !(name in _table)) return;
  const out: Record<string, unknown> = {};
  for (const [other, entry] of Object.entries(_table)) if ((entry as Field)._need === Need.Required) out[other] = example(other);
  if (_one && Object.keys(_table).indexOf(name) >= _one) out["data"] = "sku";
  out[name] = build(kindOf(_table[name]!), rest, value, example);
  return out;
}
