import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import "./process.ts"; // Its own end comes first: nobody writes any more.

/** Everything that this run writes, and nothing of it remains. */
const ALL = mkdtempSync(join(tmpdir(), "waymark-e2e-"));
process.once("exit", () => rmSync(ALL, { recursive: true, force: true, maxRetries: 5 }));

/** An empty folder. */
export function temporaryFolder(): string {
  return mkdtempSync(join(ALL, "-"));
}
