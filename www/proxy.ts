import type { IncomingMessage, ServerResponse } from "node:http";
import { request } from "node:http";
import { pipeline } from "node:stream";

/** Hands a request on to another server, and its answer back, as they are. */
export function proxy(incoming: IncomingMessage, response: ServerResponse, target: URL, headers: Record<string, string> = {}): void {
  const { host: _, connection: __, ...rest } = incoming.headers;
  const onward = request(target, { method: incoming.method, headers: { ...rest, ...headers } }, answer => {
    const { connection: ___, "transfer-encoding": ____, ...own } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, own);
    pipeline(answer, response, () => {});
  });
  onward.once("error", () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502, { "content-type": "text/plain" }).end("The collector does not answer.\n");
  });
  response.once("close", () => onward.destroy()); // A visitor who has gone waits for nothing.
  pipeline(incoming, onward, () => {});
}
