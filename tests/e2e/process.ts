import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";

/** Leaders of the process groups that this run has started and not yet ended. */
const groups = new Set<number>();

const ending = new AbortController();
/** For what is started by a library: aborted when the run ends, however it ends. */
export const untilTheEnd = ending.signal;

/** Starts a program at the head of a process group of its own, so that what it starts ends with it. */
export function start(program: string, args: string[], options: SpawnOptions = {}): ChildProcess {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options, detached: true });
  child.on("error", () => {}); // Told by whoever waits for the first line.
  if (child.pid !== undefined) groups.add(child.pid);
  return child;
}

/** Asks politely, and waits until it is gone. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.kill(signal)) await once(child, "exit");
  kill(child.pid);
}

function kill(leader: number | undefined): void {
  if (leader === undefined || !groups.delete(leader)) return;
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // The whole group has ended already.
  }
}

/** The first match in what a child prints on `stream`; if it ends before, the error holds all that it said. */
export function said(child: ChildProcess, stream: "stdout" | "stderr", pattern: RegExp): Promise<RegExpMatchArray> {
  return new Promise((resolve, reject) => {
    let text = "";
    let all = "";
    child[stream]?.on("data", (chunk: Buffer) => {
      text += chunk;
      const match = text.match(pattern);
      if (match) resolve(match);
    });
    for (const other of [child.stdout, child.stderr]) other?.on("data", (chunk: Buffer) => (all += chunk));
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      reject(new Error(`${child.spawnfile} ended with ${signal ?? code} and never said ${pattern} on ${stream}:\n${all}`)),
    );
  });
}

/** Ends whatever is still there, at once. */
export function endAll(): void {
  ending.abort();
  groups.forEach(kill);
}

process.once("exit", endAll);
for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143], ["SIGHUP", 129]] as const) {
  process.once(signal, () => process.exit(code));
}
