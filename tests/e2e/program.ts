import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The first of these programs that is installed. */
export function program(...names: string[]): string {
  for (const name of names) {
    for (const directory of (process.env["PATH"] ?? "").split(delimiter)) {
      const path = join(directory, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here.
      }
    }
  }
  throw new Error(`${names.join(" or ")}: not on PATH; install it, or leave the engine out with WAYMARK_ENGINES`);
}
