// The demo shop: its page, the built package, and a collector behind it.

import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { startCollector, type Collector } from "./collector.ts";
import { sendFile } from "./files.ts";
import { proxy } from "./proxy.ts";
import { port, program, database } from "./settings.ts";

const WWW = fileURLToPath(new URL(".", import.meta.url));
const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
/** Nothing from elsewhere, and no more than the tracker needs: the page is the proof that this is enough. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

async function main(): Promise<void> {
  const wanted = port();
  const collector = await startCollector(program(), database(), randomBytes(24).toString("hex"));
  const server = createServer((incoming, response) => {
    answer(incoming, response, collector).catch(() => response.destroy());
  });

  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    server.close();
    server.closeAllConnections();
    await collector.stop();
    process.exit(code);
  };
  process.once("SIGINT", () => stop(0));
  process.once("SIGTERM", () => stop(0));
  collector.process.once("exit", (code, signal) => {
    if (!stopping) console.error(`waymark: the collector ended with ${signal ?? code}`);
    stop(1);
  });

  try {
    await once(server.listen(wanted, "127.0.0.1"), "listening");
    console.log(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    console.error(code === "EADDRINUSE" ? `waymark: PORT=${wanted} is in use; choose another one: PORT=${wanted + 1} npm start` : `waymark: ${message}`);
    await stop(1);
  }
}

async function answer(incoming: IncomingMessage, response: ServerResponse, collector: Collector): Promise<void> {
  const { pathname, search } = new URL(incoming.url ?? "/", "http://shop");
  if (pathname === "/collect") return proxy(incoming, response, new URL("collect", collector.url));
  if (pathname === "/rows") return proxy(incoming, response, new URL(`rows${search}`, collector.url), { authorization: `Bearer ${collector.token}` });
  response.setHeader("content-security-policy", POLICY);
  if (pathname.startsWith("/dist/")) return sendFile(response, DIST, pathname.slice("/dist".length));
  return sendFile(response, WWW, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
}

main().catch((error: Error) => {
  console.error(`waymark: ${error.message}`);
  process.exitCode = 1;
});
