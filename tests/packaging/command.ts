import { once } from "node:events";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";
import { end, start } from "../e2e/process.ts";

const TOOLS = fileURLToPath(new URL("../../node_modules/.bin", import.meta.url));

/** As in a shell of one's own: without what `npm test` tells its children, and with this repository's bundlers. */
export function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("npm_"));
  const path = TOOLS + delimiter + process.env["PATH"];
  return { ...Object.fromEntries(own), PATH: path, npm_config_offline: "true", npm_config_update_notifier: "false", ...more };
}

/** A guard against waiting for ever; nothing is measured by it. */
const LONGEST = 60_000;

/** Runs a program to its end, and gives what it printed; if it fails, the error holds all of it. */
export async function run(program: string, args: string[], cwd: string): Promise<string> {
  const child = start(program, args, { cwd, env: environment() });
  let printed = "";
  let all = "";
  child.stdout!.on("data", (chunk: Buffer) => (printed += chunk));
  for (const stream of [child.stdout, child.stderr]) stream!.on("data", (chunk: Buffer) => (all += chunk));
  const guard = setTimeout(() => void end(child, "SIGKILL"), LONGEST);
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  clearTimeout(guard);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")}, in ${cwd}: ended with ${signal ?? code}\n${short(all)}`);
  return printed;
}

/** A program that fails in a bundle shows the line, which is the whole bundle. */
function short(text: string): string {
  return text.replace(/^(.{300}).+$/gm, "$1 …");
}
