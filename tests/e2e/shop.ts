import { EventEmitter, once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Batch } from "../../js/api.d.ts";
import { sendFile } from "../../www/files.ts";
import type { Collector } from "./collector.ts";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
const CASES = fileURLToPath(new URL(".", import.meta.url));

/** How one request to `/collect` is answered instead of by the collector. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds. */
  delay?: number;
  /** Cuts the connection: before the collector has seen it, or when it has stored it. */
  cut?: "before" | "after";
}

export interface Received {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer<ArrayBuffer>;
  /** The status that went back; none if the connection was cut. */
  status?: number;
}

/** The shop of one test: the pages of its case, the built package, and `/collect`. An origin of its own, so a storage of its own. */
export class Shop {
  /** What came to `/collect`, in order. */
  readonly received: Received[] = [];
  /** Taken one by one; when there are none left, a function decides, else the collector answers. */
  readonly answers: Answer[] = [];
  decide: (batch: Batch, url: string) => Answer | undefined = () => undefined;
  /** Paths of everything else that was asked for, in order. */
  readonly asked: string[] = [];
  /** Paths that are not there. */
  readonly missing: string[] = [];
  /** Until when a page or a script is held back. */
  hold: (path: string) => Promise<unknown> | undefined = () => undefined;
  /** On every page and script. */
  headers: Record<string, string> = {};
  private readonly news = new EventEmitter();
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch(() => response.destroy());
  });

  constructor(private readonly name: string, private readonly collector: Collector) {}

  async open(): Promise<void> {
    await once(this.server.listen(0, "127.0.0.1"), "listening");
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  /** The address of a page of the case. */
  url(path: string): string {
    return new URL(`/case/${this.name}/${path}`, `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`).href;
  }

  /** Waits until `/collect` has answered this many requests. */
  async requests(count: number): Promise<Received[]> {
    while (this.received.length < count) await once(this.news, "request");
    return this.received;
  }

  /** What came, as batches: all, or those to one collector of several (`/collect?name`). */
  batches(collector?: string): Batch[] {
    const received = this.received.filter(({ url }) => collector === undefined || url === collector);
    return received.map(({ body }) => JSON.parse(body.toString()) as Batch);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://shop");
    if (pathname === "/collect") return this.collect(request, response);
    this.asked.push(pathname);
    if (this.missing.includes(pathname)) return void response.writeHead(404, { "content-type": "text/javascript" }).end();
    await this.hold(pathname);
    for (const [name, value] of Object.entries(this.headers)) response.setHeader(name, value);
    if (pathname.startsWith("/dist/")) return sendFile(response, DIST, pathname.slice("/dist".length));
    if (pathname.startsWith("/case/")) return sendFile(response, CASES, pathname.slice("/case".length));
    // A browser asks for an icon by itself, and complains on the console where there is none.
    response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
  }

  private async collect(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray());
    const { method = "", url = "", headers } = request;
    const received: Received = { method, url, headers, body };
    response.setHeader("access-control-allow-origin", "*");
    const answer: Answer = method !== "POST" ? {} : this.answers.shift() ?? this.decide(JSON.parse(body.toString()) as Batch, url) ?? (await this.collector.take(body));
    if (answer.delay) await pause(answer.delay);
    if (answer.cut === "after") await this.collector.take(body);
    if (answer.cut) {
      request.socket.destroy();
    } else {
      received.status = answer.status ?? 204;
      response.writeHead(received.status, answer.headers).end(answer.body);
    }
    this.received.push(received);
    this.news.emit("request");
  }
}
