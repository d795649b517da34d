// The core's wishes (`Effects` in `src/effect.rs`), as functions: which host they are for is their first number.

import type { Host } from "./host.ts";

/** By the number of their core. */
export const hosts: Host[] = [];

type Wish = "options" | "watch" | "checked" | "wake" | "send" | "problem" | "settled";
type Call<W extends Wish> = (core: number, ...rest: Parameters<Host[W]>) => void;

const to =
  <W extends Wish>(wish: W): Call<W> =>
  (core, ...rest) =>
    (hosts[core]![wish] as (...rest: unknown[]) => void)(...rest);

export const options = to("options");
export const watch = to("watch");
export const checked = to("checked");
export const wake = to("wake");
export const send = to("send");
export const problem = to("problem");
export const settled = to("settled");
