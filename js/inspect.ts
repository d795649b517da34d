// The development module: every problem in words. `debug: true` and `validate()` load it; a shop's visitors never do.

import { Given, initSync, learn } from "#inspect";
import text, { key } from "#inspect_bytes";
import type { Problem } from "./api.d.ts";
import { decode } from "./host/module.ts";
import { problems } from "./inspect/check.ts";
import { given } from "./inspect/given.ts";
import { tables } from "./inspect/tables.ts";

let loading: Promise<void> | undefined;

function load(): Promise<void> {
  return (loading ??= WebAssembly.compile(decode(text, key)).then((module) => {
    initSync({ module });
    learn(tables());
  }));
}

/** Every problem of a configuration: what `start` would say of it, in its order. */
export async function check(options: unknown): Promise<Problem[]> {
  await load();
  const all = new Given(given(options));
  return problems(options).map((problem) => all.explain(problem) as Problem);
}

/** One problem in words. `options` is what its path counts in: what `start` was given, `{ goals }` or `{ event, data }`. */
export async function explain(options: unknown, problem: Problem): Promise<Problem> {
  try {
    await load();
  } catch (error) {
    // What keeps the tracker from running keeps this module from it too, and may be the very problem to be explained.
    return { ...problem, message: `${problem.path}: ${problem.code}`, hint: `No more words: WebAssembly cannot run here. ${REMEDY} ${error}` };
  }
  return about(options).explain(problem) as Problem;
}

/** One problem in words on the console, together with those that come with it. */
export async function tell(options: unknown, problem: Problem): Promise<void> {
  try {
    await load();
    about(options).tell(problem);
  } catch {
    const { message, hint } = await explain(options, problem);
    console.warn("[waymark]", message, hint);
  }
}

const known = new WeakMap<object, Given>();

/** As it was at its first problem: there may be a thousand. */
function about(options: unknown): Given {
  const one = Object(options) as object;
  const kept = known.get(one) ?? new Given(given(options));
  known.set(one, kept);
  return kept;
}

const REMEDY = "Add 'wasm-unsafe-eval' to the page's script-src, and serve Waymark's files with charset=utf-8.";
