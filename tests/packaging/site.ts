import { EventEmitter, once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Batch } from "../../js/api.d.ts";
import { sendFile } from "../../www/files.ts";

/** A shop's server: a folder of files, and a collector that takes everything. */
export class Site {
  /** Paths that end so are not there. */
  missing?: string;
  private readonly batches: Batch[] = [];
  private readonly news = new EventEmitter();
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch(() => response.destroy());
  });

  constructor(private readonly folder: string) {}

  async open(): Promise<void> {
    await once(this.server.listen(0, "127.0.0.1"), "listening");
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** The next batch that nobody has asked for yet. */
  async batch(signal: AbortSignal): Promise<Batch> {
    while (this.batches.length === 0) await once(this.news, "batch", { signal });
    return this.batches.shift()!;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://shop");
    // A browser asks for an icon by itself.
    if (pathname === "/favicon.ico") return void response.writeHead(204).end();
    if (this.missing && pathname.endsWith(this.missing)) return void response.writeHead(404).end();
    if (pathname !== "/collect") return sendFile(response, this.folder, pathname);
    const body = Buffer.concat(await request.toArray());
    response.writeHead(204).end();
    this.batches.push(JSON.parse(body.toString()) as Batch);
    this.news.emit("batch");
  }
}
