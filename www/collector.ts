import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";

export interface Collector {
  url: string;
  token: string;
  process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts the collector on an empty database, and waits until it can be used. */
export async function startCollector(program: string, database: string, token: string): Promise<Collector> {
  mkdirSync(dirname(database), { recursive: true });
  for (const file of [database, `${database}-wal`, `${database}-shm`]) rmSync(file, { force: true });

  const collector = spawn(program, ["--listen", "127.0.0.1:0", "--database", database], {
    env: { ...process.env, WAYMARK_TOKEN: token }, // Not as an argument, which every user of the machine could read.
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { url: await ready(collector, program), token, process: collector, stop: () => stop(collector) };
}

function ready(collector: ChildProcess, program: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    collector.stdout?.on("data", (chunk: Buffer) => {
      text += chunk;
      const url = /^ready (\S+)$/m.exec(text)?.[1];
      if (url) resolve(url);
    });
    collector.once("error", error => reject(new Error(`cannot start the collector ${program}: ${error.message}`)));
    collector.once("exit", (code, signal) => reject(new Error(`the collector ${program} ended with ${signal ?? code} before it was ready`)));
  });
}

async function stop(collector: ChildProcess): Promise<void> {
  if (collector.exitCode === null && collector.signalCode === null && collector.kill("SIGTERM")) await once(collector, "exit");
}
