// A scan of `js/api.d.ts`, as far as the specification can be compared with it: what each place may be, a line each.

/** The declarations by their names, as words and signs. */
export type Declared = Map<string, string[]>;

export function declared(text: string): Declared {
  const words = wordsOf(text);
  const found: Declared = new Map();
  words.forEach((word, at) => {
    // A type of types has no name of its own in the specification: `OneOf` is known by what it is given.
    if (words[at + 2] === "<") return;
    const rest = words.slice(at + 2);
    if (word === "interface") found.set(words[at + 1]!, rest.slice(0, rest.indexOf("{") + close(rest.slice(rest.indexOf("{"))) + 1));
    if (word === "type") found.set(words[at + 1]!, rest.slice(0, until(rest, [";"])));
  });
  return found;
}

/** Everything that a value of the declared type may be, below `path`. */
export function linesOf(types: Declared, name: string): Set<string> {
  const lines = new Set<string>();
  walk(types, [name], name, false, lines);
  // What one half of `A & B` requires is required.
  for (const line of lines) if (!line.includes("?: ")) lines.delete(line.replace(": ", "?: "));
  return lines;
}

function walk(types: Declared, words: string[], path: string, oneOf: boolean, lines: Set<string>): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const rest = words.slice(at);
    if (word === "{") {
      const end = close(rest);
      for (const [name, optional, of] of members(types, rest.slice(1, end))) walk(types, of, `${path}.${name}${optional || oneOf ? "?" : ""}`, false, lines);
      at += end;
    } else if (word === "(") {
      const end = close(rest);
      const inner = rest.slice(1, end);
      if (inner.includes("=>") && inner[0] === "(") lines.add(`${path}: =>`);
      else walk(types, inner, path, oneOf, lines);
      at += end;
    } else if (word === "OneOf" || word === "Record") {
      const end = close(rest);
      if (word === "Record") lines.add(`${path}: {}`);
      walk(types, rest.slice(word === "Record" ? 4 : 2, end), path, word === "OneOf", lines);
      at += end;
    } else if (word === "[") lines.add(`${path}: []`);
    else if (/^(=>|string|number|boolean|true|false|".*")$/.test(word)) lines.add(`${path}: ${word}`);
    else if (types.has(word)) walk(types, types.get(word)!, path, oneOf, lines);
  }
}

/** Name, whether it may be missing, and type. */
function members(types: Declared, body: string[]): [name: string, optional: boolean, of: string[]][] {
  if (body[0] === "[") return mapped(types, body);
  const found: [string, boolean, string[]][] = [];
  for (let rest = body; rest.length; ) {
    const end = until(rest, [";", ","]);
    const optional = rest[1] === "?";
    const of = rest.slice(optional ? 2 : 1, end);
    const method = of[0] === "(";
    found.push([rest[0]!, optional || method, method ? ["=>"] : of.slice(1)]);
    rest = rest.slice(end + 1);
  }
  return found;
}

/** `[K in keyof Item]?: Item[K] | Source` */
function mapped(types: Declared, body: string[]): [string, boolean, string[]][] {
  const name = body[4]!;
  const own = [name, "[", "K", "]"];
  const rest = body.slice(8);
  if (own.some((word, at) => rest[at] !== word)) throw new Error(`no mapped type: ${body.join(" ")}`);
  return members(types, types.get(name)!.slice(1, -1)).map(([member, optional, of]) => [member, optional, [...of, ...rest.slice(own.length)]]);
}

/** Words, texts and signs, without comments. */
function wordsOf(text: string): string[] {
  return text.replace(/\/\*[^]*?\*\/|\/\/.*/g, (comment, at: number) => (inText(text, at) ? comment : " ")).match(/"[^"\n]*"|=>|\w+|\S/g)!;
}

const inText = (text: string, at: number) => text.slice(text.lastIndexOf("\n", at) + 1, at).split('"').length % 2 === 0;

/** Where the first bracket closes again. */
const close = (words: string[]) => 1 + until(words.slice(1), ["}", "]", ")", ">"]);

/** Where one of these signs stands outside of brackets, or the end. */
function until(words: string[], signs: string[]): number {
  let depth = 0;
  for (let at = 0; at < words.length; at++) {
    if (depth === 0 && signs.includes(words[at]!)) return at;
    if ("{[(<".includes(words[at]!)) depth++;
    if ("}])>".includes(words[at]!)) depth--;
  }
  return words.length;
}
