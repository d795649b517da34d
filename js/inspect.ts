// The development module: every problem in words. `debug: true` and `validate()` load it; a shop's visitors never do.

import { initSync, check as checkText, explain as explainText, tell as tellText } from "#inspect";
import text, { key } from "#inspect_bytes";
import type { Problem } from "./api.d.ts";
import { decode } from "./host/module.ts";

let loading: Promise<unknown> | undefined;

function load(): Promise<unknown> {
  return (loading ??= WebAssembly.compile(decode(text, key)).then((module) => initSync({ module })));
}

/** Every problem of a configuration, as text from `js/host/text.ts`. */
export async function check(options: string): Promise<Problem[]> {
  await load();
  return checkText(options) as Problem[];
}

/** One problem in words. */
export async function explain(options: string, problem: Problem): Promise<Problem> {
  try {
    await load();
  } catch (error) {
    // What keeps the tracker from running keeps this module from it too, and may be the very problem to be explained.
    return { ...problem, message: `${problem.path}: ${problem.code}`, hint: `No more words: WebAssembly cannot run here. ${REMEDY} ${error}` };
  }
  return explainText(options, problem) as Problem;
}

/** One problem in words on the console, together with those that come with it. */
export async function tell(options: string, problem: Problem): Promise<void> {
  try {
    await load();
    tellText(options, problem);
  } catch {
    const { message, hint } = await explain(options, problem);
    console.warn("[waymark]", message, hint);
  }
}

const REMEDY = "Add 'wasm-unsafe-eval' to the page's script-src, and serve Waymark's files with charset=utf-8.";
