import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { pipeline } from "node:stream/promises";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webm": "video/webm",
  ".ogg": "audio/ogg",
};

/** Sends one file out of a folder; what has no type in the list above stays inside. */
export async function sendFile(response: ServerResponse, folder: string, path: string): Promise<void> {
  const file = join(folder, normalize(sep + decodeURIComponent(path)));
  const type = TYPES[extname(file)];
  const size = await stat(file).then(found => (found.isFile() ? found.size : undefined), () => undefined);
  if (!type || size === undefined) {
    response.writeHead(404, { "content-type": "text/plain" }).end(`There is no ${path} here.\n`);
    return;
  }
  const headers = { "content-type": type, "cache-control": "no-cache", "accept-ranges": "bytes" };
  // Browsers seek in a video by asking for a part of it.
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(response.req.headers.range ?? "") ?? [];
  const start = Number(from ?? 0);
  const end = Math.min(to ? Number(to) : size, size - 1);
  if (from === undefined || start > end) {
    response.writeHead(200, { ...headers, "content-length": size });
    await pipeline(createReadStream(file), response);
  } else {
    response.writeHead(206, { ...headers, "content-length": end - start + 1, "content-range": `bytes ${start}-${end}/${size}` });
    await pipeline(createReadStream(file, { start, end }), response);
  }
}
