import type { ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

/** Waits until a program that says nothing accepts connections, and gives its address back. */
export async function reachable(url: string, child: ChildProcess): Promise<string> {
  while (child.exitCode === null && child.signalCode === null) {
    try {
      await fetch(url);
      return url;
    } catch {
      await pause(20);
    }
  }
  throw new Error(`${child.spawnfile} ended with ${child.signalCode ?? child.exitCode} and never listened on ${url}`);
}
