/** The development module, from beside this file: `debug` and `validate` load it, nothing else does. */
export function development(): Promise<typeof import("../inspect.ts")> {
  // Not a path that a bundler of ours may follow: it stands in `dist/`.
  return import("./inspect.js" as string);
}
