import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../e2e/temporary.ts";
import { run } from "./command.ts";

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));

let packing: Promise<string> | undefined;

/** The path of the package as it would be published; it is packed once. */
export function tarball(): Promise<string> {
  return (packing ??= pack());
}

async function pack(): Promise<string> {
  if (!existsSync(join(REPOSITORY, "dist/index.js"))) throw new Error("dist/index.js is missing: run `npm run build` first");
  const folder = temporaryFolder();
  await run("npm", ["pack", "--pack-destination", folder], REPOSITORY);
  return join(folder, readdirSync(folder)[0]!);
}
