// Every case that the folders here declare. Nothing is started by it.

import { existsSync, readdirSync } from "node:fs";
import { cases, inFolder, type Case } from "./case.ts";

const HERE = new URL("./", import.meta.url);

export async function declared(): Promise<Case[]> {
  for (const folder of readdirSync(HERE).sort()) {
    const file = new URL(`${folder}/test.ts`, HERE);
    if (!existsSync(file)) continue;
    inFolder(folder);
    await import(file.href);
  }
  return cases;
}
