import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { end, said, start } from "./process.ts";
import { temporaryFolder } from "./temporary.ts";

/** A row as the collector shows it. */
export interface Row {
  row: number;
  stream_id: string;
  seq: number;
  batch_id: string;
  event: string;
  goal: string | null;
  category: string;
  key: string | null;
  value: number | null;
  currency: string | null;
  items: Record<string, unknown>[] | null;
  props: Record<string, unknown> | null;
  time: string;
  page_url: string;
  page_path: string;
  attempt: number | null;
  confirmed: boolean | null;
  value_error: boolean | null;
}

/** The real collector, on a database of its own. */
export class Collector {
  private readonly folder = temporaryFolder();
  private readonly token = "e2e";
  private process: ChildProcess | undefined;
  url = "";

  /** Also again, after `stop()`: at the same address, with what it had. */
  async start(): Promise<void> {
    const program = process.env["WAYMARK_COLLECTOR_BIN"]!;
    const listen = this.url ? new URL(this.url).host : "127.0.0.1:0";
    this.process = start(program, ["--listen", listen, "--database", join(this.folder, "rows.sqlite"), "--token", this.token]);
    const [, url] = await said(this.process, "stdout", /^ready (\S+)$/m);
    this.url = url!;
  }

  async stop(): Promise<void> {
    if (this.process) await end(this.process);
    this.process = undefined;
  }

  /** Gives it a batch. What it answers, or a cut connection while it is down. */
  async take(body: Uint8Array<ArrayBuffer>): Promise<{ status: number; body: string } | { cut: "before" }> {
    try {
      const answer = await fetch(new URL("collect", this.url), { method: "POST", body });
      return { status: answer.status, body: await answer.text() };
    } catch {
      return { cut: "before" };
    }
  }

  /** What is there now. */
  rows(): Promise<Row[]> {
    return this.ask(0, 0);
  }

  /** Waits until there are at least `count`. */
  async next(count: number): Promise<Row[]> {
    return this.until(rows => rows.length >= count);
  }

  /** Waits for rows that satisfy the condition; the test's own timeout ends it. */
  async until(enough: (rows: Row[]) => boolean): Promise<Row[]> {
    const rows: Row[] = [];
    do rows.push(...(await this.ask(rows.at(-1)?.row ?? 0, rows.length ? 30 : 1)));
    while (!enough(rows));
    return rows;
  }

  private async ask(after: number, wait: number): Promise<Row[]> {
    const answer = await fetch(new URL(`rows?after=${after}&wait=${wait}&limit=2000`, this.url), {
      headers: { authorization: `Bearer ${this.token}` },
    });
    if (!answer.ok) throw new Error(`GET /rows: ${answer.status} ${await answer.text()}`);
    return ((await answer.json()) as { rows: Row[] }).rows;
  }
}
