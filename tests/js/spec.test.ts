// The tables of the specification and the public types say the same: every name, and what it may be.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { type Compound, EVENT, type Field, type Fields, GOALS, type Kind, Need, OPTIONS, TRIGGERS } from "../../js/host/spec.ts";
import { declared, linesOf } from "./types.ts";

const TYPES = await readFile(new URL("../../js/api.d.ts", import.meta.url), "utf8");

function lines(kind: Kind, path: string, found: Set<string>): void {
  const is = (what: string) => found.add(`${path}: ${what}`);
  if (typeof kind === "number" || kind instanceof RegExp) return void is("string");
  if (typeof kind === "string") return kind.split("|").forEach((name) => is(`"${name}"`));
  if (typeof kind === "boolean") return void is(`${kind}`);
  if (typeof kind === "function") return void is("=>");
  if (Array.isArray(kind)) return void is("number");
  const { _any, _list, _map, _table, _syntax, _as, _short, _only } = kind as Compound;
  if (_any) return _any.forEach((each) => lines(each, path, found));
  if (_syntax) is("string");
  if (_as === "goals") lines(GOALS, path, found);
  if (_as === "trigger") for (const name of Object.keys(TRIGGERS)) lines(TRIGGERS[name]!._options, `${path}.${name}?`, found);
  if (_list || _map) {
    is(_list ? "[]" : "{}");
    lines((_list ?? _map)!, path, found);
  }
  if (!_table) return;
  const short = _short ? fieldOf(_table[_short]!) : undefined;
  if (short) lines(short._of, path, found);
  if (_short !== undefined && short?._need !== Need.Required) is("true");
  if (!_only) table(_table, path, found);
}

const fieldOf = (entry: Kind | Field): Field => ((entry as Partial<Field>)._of === undefined ? { _of: entry as Kind } : (entry as Field));

function table(fields: Fields, path: string, found: Set<string>): void {
  for (const [name, entry] of Object.entries(fields)) {
    const { _of, _need } = fieldOf(entry);
    lines(_of, `${path}.${name}${_need === Need.Required ? "" : "?"}`, found);
  }
}

/** What the public types say of it, and the specification does not; and the other way round. */
function differences(types: string, kind: Compound, name: string): { declared: string[]; specified: string[] } {
  const said = linesOf(declared(types), name);
  const known = new Set<string>();
  lines(kind, name, known);
  // `boolean` is true and false.
  for (const line of said) {
    if (!line.endsWith(": boolean")) continue;
    said.delete(line);
    said.add(line.replace(/boolean$/, "true")).add(line.replace(/boolean$/, "false"));
  }
  assert.ok(said.size > 10, [...said].join());
  return { declared: [...said].filter((line) => !known.has(line)), specified: [...known].filter((line) => !said.has(line)) };
}

/** A selector like any other, which means something of its own. */
const AUTO = 'Options.goals?.on.scroll?.root?: "auto"';

test("goal_1_options_and_goals_are_as_the_public_types_say", () => {
  assert.deepEqual(differences(TYPES, OPTIONS, "Options"), { declared: [AUTO], specified: [] });
});

test("what_track_takes_is_as_the_public_types_say", () => {
  assert.ok(TYPES.includes("track(event: string, data?: EventData): void;"));
  assert.deepEqual(differences(TYPES, EVENT, "EventData"), { declared: [], specified: ["EventData.event: string"] }, "the name is an argument of its own");
});

test("each_difference_between_types_and_specification_is_seen", () => {
  for (const [from, to, said, known] of [
    ["ClickOptions & { selector: Selector }", "ClickOptions & { target: Selector }", ["goals?.on.click?.target: string"], ["goals?.on.click?.selector: string"]],
    ["attr: string; data", "attribute: string; data", ["goals?.key?.attribute?: string"], ["goals?.key?.attr?: string"]],
    ["page: true |", "page: false |", ["goals?.on.page?: false"], ["goals?.on.page?: true"]],
    ["  id: string;", "  id?: string;", ["goals?.id?: string"], ["goals?.id: string"]],
    ['  send?: "batch" | "now";\n', "", [], ['goals?.send?: "batch"']],
    ['| "visitor"', '| "tab"', ['goals?.once?: "tab"'], ['goals?.once?: "visitor"']],
    ["price?: number", "price?: string", [], ["goals?.items?.price?: number"]],
    ["queryKeys?: string[]", "queryKeys?: string", [], ["queryKeys?: []"]],
    ["  onDiagnostic?(", "  onProblem?(", ["onProblem?: =>"], ["onDiagnostic?: =>"]],
    ["find?: Selector", "find?: Selector; first?: Selector", ["goals?.value?.from?.first?: string"], []],
    [" | ((match: Match) => boolean)", "", [], ["goals?.where?: =>"]],
    ["rage: true | { clicks?: number", "rage: true | { click?: number", ["goals?.on.rage?.click?: number"], ["goals?.on.rage?.clicks?: number"]],
    ["error: true;", "error: true | {};\n  detected: string;", ["goals?.on.detected?: string"], []],
    ["repeat?: boolean", "repeat?: true", [], ["goals?.on.visible?.repeat?: false"]],
  ] as [string, string, string[], string[]][]) {
    assert.ok(TYPES.includes(from), from);
    const found = differences(TYPES.replace(from, to), OPTIONS, "Options");
    for (const line of said) assert.ok(found.declared.includes(`Options.${line}`), `${to}: ${line} in ${found.declared.join()}`);
    for (const line of known) assert.ok(found.specified.includes(`Options.${line}`), `${to}: ${line} in ${found.specified.join()}`);
  }
});

test("the_defaults_of_the_triggers_are_as_the_public_types_say", () => {
  const rows = TYPES.matchAll(/^\/\/ {3}(\w+) +.+? +(false|page|FORM-\*) +(element|file|form|page|media source|goal)\b/gm);
  // A form's events have rules of their own.
  const said = [...rows].map(([, name, once, key]) => [name!, [once === "FORM-*" ? "false" : once!, key!.split(" ")[0]!]] as const);
  const known = Object.entries(TRIGGERS).map(([name, { _once, _key }]) => [name, [`${_once}`, _key]] as const);
  assert.deepEqual(Object.fromEntries(said), Object.fromEntries(known));
});

test("every_default_is_what_the_specification_allows", async () => {
  await import("./page.ts");
  const { checkGoals, checkOptions } = await import("../../js/host/check.ts");
  const wrong: string[] = [];
  const report = (code: string, path: string) => wrong.push(`${code} ${path}`);
  const literal: Record<string, unknown> = { selector: ".a", name: "a", event: "a", at: [10] };
  for (const [name, { _options }] of Object.entries(TRIGGERS)) {
    const { _table, _short, _only } = _options;
    const required = Object.entries(_table!).filter(([, entry]) => fieldOf(entry)._need === Need.Required);
    const given = required.length === 0 ? true : _only ? literal[_short!] : Object.fromEntries(required.map(([name]) => [name, literal[name]]));
    checkGoals([{ id: name, on: { [name]: given } }], true, report);
  }
  checkOptions({ collector: "/c" }, report);
  assert.deepEqual(wrong, []);
});
