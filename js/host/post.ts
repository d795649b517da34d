// Bytes out: `fetch` with `keepalive`, and `sendBeacon` where that cannot be had.

import type { Options } from "../api.d.ts";
import { beacon, fetch, wall, dateOf, keepsAlive, timeout } from "#natives";

/** Statuses that no collector has, as in `src/out/retry.rs`. */
const enum Status {
  Network,
  NotTaken,
  Taken,
}

/** Milliseconds until a collector that does not answer counts as unreachable. */
const TIMEOUT = 10_000;

/** `status` hears how it ended, and the seconds of a `Retry-After`; NaN if there is none. */
export function post(
  url: string,
  body: string,
  keepalive: boolean,
  leaving: boolean,
  order: Options["beacon"],
  status: (status: number, after: number) => void,
): void {
  const byBeacon = () => {
    try {
      return leaving && order !== "never" && beacon!(url, body);
    } catch {}
  };
  if ((order === "first" || !keepsAlive) && byBeacon()) return status(Status.Taken, NaN);
  try {
    // A string body makes the type `text/plain`, so no preflight is needed. Cookies and referrer stay here. A page that is
    // being left has no time-out of its own.
    fetch!(url, {
      method: "POST",
      body,
      keepalive,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      // A redirected POST becomes a GET, whose 200 says nothing.
      redirect: "error",
      signal: leaving ? null : timeout!(TIMEOUT),
    }).then(
      (response) => {
        const answered = () => status(response.status, seconds(response.headers.get("retry-after")));
        // Unread bodies hold the page's 64 KiB. https://github.com/open-telemetry/opentelemetry-js/pull/7002
        response.arrayBuffer().then(answered, answered);
      },
      // The page's share of 64 KiB may be spent.
      () => status(byBeacon() ? Status.Taken : Status.Network, NaN),
    );
  } catch {
    status(byBeacon() ? Status.Taken : leaving ? Status.NotTaken : Status.Network, NaN);
  }
}

/** In seconds or as a date. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function seconds(after: string | null): number {
  return after && /:/.test(after) ? (dateOf(after) - wall()) / 1e3 : parseFloat(after!);
}
