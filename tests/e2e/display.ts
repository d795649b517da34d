import { end, said, start } from "./process.ts";
import { program } from "./program.ts";

export interface Display {
  name: string;
  close(): Promise<void>;
}

/** A screen that nobody sees. The server picks a number that is free. */
export async function display(): Promise<Display> {
  const server = start(program("Xvfb"), ["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
  const [, number] = await said(server, "stdout", /^(\d+)\n/);
  return { name: `:${number}`, close: () => end(server) };
}
