import assert from "node:assert/strict";
import type { Problem } from "../../js/api.d.ts";
import { run } from "./command.ts";
import { consumer } from "./consumer.ts";

/** Imported on a server, the package does nothing, and lets the program end. */
export async function inNode(): Promise<void> {
  const { same, status, problems, snippet } = JSON.parse(await run("npm", ["run", "-s", "start"], await consumer("node"))) as {
    same: boolean;
    status: string;
    problems: Problem[];
    snippet: string;
  };
  assert.deepEqual([same, status], [true, "inert"]);
  assert.deepEqual(problems.map(({ code, path, hint }) => ({ code, path, hint })), [
    { code: "unknown_trigger", path: "goals[0].on.clik", hint: "Did you mean `click`?" },
  ]);
  assert.match(snippet, /waymarkEarly/);
  assert.doesNotMatch(snippet, /\b(import|export)\b|<\/script/, "a classic script can stand inline in a page");
}

/** How TypeScript looks for the types of a package. */
export const resolutions = ["bundler", "node16", "nodenext"];

export async function typed(resolution: string): Promise<void> {
  await run("npm", ["run", "-s", resolution], await consumer("typescript"));
}
