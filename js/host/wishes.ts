// The core's wishes (`Effects` in `src/effect.rs`), as functions: which host they are for is their first number.

import type { Host } from "./host.ts";

/** By the number of their core. */
export const hosts: Host[] = [];

type Wish = "kept" | "gone" | "fire" | "wake" | "put" | "send" | "settled";
type Call<W extends Wish> = (core: number, ...rest: Parameters<Host[W]>) => void;

const to =
  <W extends Wish>(wish: W): Call<W> =>
  (core, ...rest) =>
    (hosts[core]![wish] as (...rest: unknown[]) => void)(...rest);

export const kept = to("kept");
export const gone = to("gone");
export const fire = to("fire");
export const wake = to("wake");
export const put = to("put");
export const send = to("send");
export const settled = to("settled");
