import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../e2e/temporary.ts";
import { run } from "./command.ts";
import { tarball } from "./tarball.ts";

export const CONSUMERS = fileURLToPath(new URL(".", import.meta.url));

const installing = new Map<string, Promise<string>>();

/** A copy of a consumer outside of this repository, with the packed package installed: its folder. It is installed once. */
export function consumer(name: string): Promise<string> {
  if (!installing.has(name)) installing.set(name, install(name));
  return installing.get(name)!;
}

async function install(name: string): Promise<string> {
  const folder = temporaryFolder();
  for (const part of ["shop", name]) cpSync(CONSUMERS + part, folder, { recursive: true });
  await run("npm", ["install", "--no-save", await tarball()], folder);
  return folder;
}
