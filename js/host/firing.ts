// A firing: whether it may count, and what it says.

import { open } from "#core";
import type { Match } from "../api.d.ts";
import { type Call, facts, keyOf, type Reader, type Tell } from "./facts.ts";
import type { Known, Own } from "./goal.ts";
import type { Host } from "./host.ts";
import { fits } from "./pattern.ts";
import { read } from "./read.ts";

export function firing(host: Host, goal: Known, match: Element, at: number, own: Own = {}): ((confirmed?: boolean) => void) | undefined {
  const { _goal: spec, _number } = goal;
  const path = `goals.${spec.id}.`;
  const tell: Tell = (code, part) => host._once(goal, code, path + part);
  const reader: Reader = (source, part) => {
    let value: string | number | null | undefined;
    try {
      value = read(source, match);
    } catch {}
    if (value == null) tell("not_found", part);
    return value;
  };
  const call: Call = (part) => {
    try {
      return (spec[part] as (match: Match) => unknown)({ element: match, goal: spec.id, ...(own._domEvent && { domEvent: own._domEvent }) });
    } catch {
      host._problem("callback_threw", path + part);
      // Three times is no accident (DOM-6).
      if ((goal._threw[part] = (goal._threw[part] ?? 0) + 1) > 2) {
        host._problem("callback_off", path + part);
        if (part === "key" || part === "where") host._off(goal);
        else delete spec[part];
      }
      throw 0;
    }
  };
  const event = own._event ?? goal._event;
  let key: string | undefined;
  try {
    key = keyOf(spec, reader, call, tell);
    const thing = host._things._of(`${_number}\n${event}\n${own._limit}\n${key ?? own._key ?? `#${host._numberOf(match)}`}`);
    if (!open(host._core!, _number, thing, at)) return;
    const { where } = spec;
    if (where && !(typeof where === "string" ? fits(where, host._url || location.href) : call("where"))) return;
    const said = facts(spec, own._props ?? {}, reader, call, tell);
    const wallAt = host._wallAt(at);
    return (confirmed) => host._goals[_number] === goal && host._send(event, goal, thing, { ...said, key, confirmed }, at, wallAt);
  } catch (error) {
    // Without its key or its condition nobody knows whether it counts.
    if (error) throw error;
  }
  return;
}
