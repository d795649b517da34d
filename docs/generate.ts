// Writes what stands between `<!-- generated: … -->` and `<!-- /generated -->` in the reference pages, from the specification:
// node --import tsx docs/generate.ts. A test fails while a page is not what this would make of it.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { type Compound, type Field, type Kind, Need, type Trigger, TRIGGERS } from "../js/host/spec.ts";

const HERE = new URL("./", import.meta.url);
const INDEX = new URL("README.md", HERE);

/** Every page has these, in this order. */
export const HEADINGS = ["When it fires", "How often", "Options", "What it sends", "Edge cases", "Example"];

/** Every page that has generated blocks. */
export function pages(): URL[] {
  const triggers = readdirSync(new URL("triggers/", HERE)).filter(file => file.endsWith(".md"));
  return [INDEX, ...triggers.sort().map(file => new URL(`triggers/${file}`, HERE))];
}

/** The page as it has to be. */
export function renewed(page: URL, text: string): string {
  const name = basename(page.pathname, ".md");
  return text.replace(/(<!-- generated: (\w+) -->\n)[^]*?(<!-- \/generated -->)/g, (_, begin: string, block: string, end: string) => {
    const make = BLOCKS[block];
    if (!make) throw new Error(`${page.pathname}: nothing is generated as ${block}`);
    return `${begin}\n${make(name)}\n\n${end}`;
  });
}

const BLOCKS: Record<string, (name: string) => string> = {
  facts: name => table(["event", "once", "key", "cool-down"], [factsOf(trigger(name))]),
  options: name => optionsOf(name, trigger(name)._options),
  triggers: () => table(["trigger", "event", "once", "key", "cool-down"], Object.entries(TRIGGERS).map(([name, trigger]) => [`[\`${name}\`](triggers/${name}.md)`, ...factsOf(trigger)])),
};

function trigger(name: string): Trigger {
  const found = TRIGGERS[name];
  if (!found) throw new Error(`no trigger is called ${name}`);
  return found;
}

const KEYS: Record<Trigger["_key"], string> = {
  element: "the matched element",
  file: "the file",
  form: "the form",
  page: "the page",
  media: "the media source",
  goal: "the goal",
};

/** The name that the page's own event has, is the option that the short form stands for. */
function factsOf({ _events, _event, _once, _key, _cooldown, _options }: Trigger): string[] {
  const event = _events?.map(code).join(", ") ?? (_event ? code(_event) : _key === "goal" ? `its \`${_options._short}\`` : "the goal's id");
  return [event, code(String(_once)), KEYS[_key], _cooldown ? `${_cooldown} s` : "none"];
}

function optionsOf(name: string, { _table, _short, _only }: Compound): string {
  const fields = Object.entries(_table!).map(([option, entry]) => ({ option, ...fieldOf(entry) }));
  const main = fields.find(({ option }) => option === _short);
  const says: string[] = [];
  if (main) says.push(`\`${name}: ${main.option.toUpperCase()}\`${_only ? "" : ` is short for \`${name}: { ${main.option}: ${main.option.toUpperCase()} }\``}.`);
  if (main?._need !== Need.Required) says.push(`\`${name}: true\`${fields.length ? " takes every default" : ""}.`);
  if (_only) says.push("There is no long form.");
  if (!fields.length) return says.join(" ");
  return `${says.join(" ")}\n\n${table(["option", "takes", "default"], fields.map(field => [code(field.option), kindOf(field), defaultOf(field)]))}`;
}

const fieldOf = (entry: Kind | Field): Field => ((entry as Partial<Field>)._of === undefined ? { _of: entry as Kind } : (entry as Field));

function kindOf({ _of, _amount }: Field): string {
  return words(_of) + (_amount ? `; in another \`unit\` than percent ${words(_amount)}` : "");
}

function words(kind: Kind): string {
  if (typeof kind === "number") return `text, at most ${kind} characters`;
  if (typeof kind === "string") return kind.split("|").map(each => code(JSON.stringify(each))).join(", ");
  if (typeof kind === "boolean") return code(String(kind));
  if (typeof kind === "function") return "a callback";
  if (kind instanceof RegExp) return "a currency, ISO 4217";
  if (Array.isArray(kind)) return `${figure(kind[0])}–${figure(kind[1])}`;
  const { _any, _list, _map, _syntax, _min, _max, _bare } = kind as Compound;
  if (_any) return _any.map(words).join(" or ");
  if (_syntax) return _syntax === "selector" ? "a selector" : "a regular expression";
  if (_list !== undefined) return `${_bare ? `${words(_list)}, or ` : ""}a list of ${_min}–${_max}${_bare ? "" : `, each ${words(_list)}`}`;
  return _map ? "names and values" : "an object";
}

function defaultOf({ _need, _default }: Field): string {
  if (_need === Need.Required) return "**required**";
  return _default === undefined ? "–" : code(JSON.stringify(_default).replaceAll(",", ", "));
}

const figure = (value: number) => value.toLocaleString("en-US");
const code = (text: string) => `\`${text}\``;
const table = (head: string[], rows: string[][]) => [head, head.map(() => "---"), ...rows].map(row => `| ${row.map(cell => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n");

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const page of pages()) {
    const before = readFileSync(page, "utf8");
    const after = renewed(page, before);
    if (after !== before) writeFileSync(page, after);
  }
}
