// The core's wishes (`Effects` in `src/effect.rs`), as functions: which host they are for is their first number.

import type { Host } from "./host.ts";
import { map } from "#natives";

/** By the number of their core. */
export const hosts: Host[] = [];

type Wish = "kept" | "gone" | "fire" | "wake" | "put" | "send" | "settled";

export const wishes = {} as Record<Wish, (core: number, ...rest: number[]) => void>;

map(["kept", "gone", "fire", "wake", "put", "send", "settled"], (wish: Wish) => {
  wishes[wish] = (core, ...rest) => (hosts[core]![wish] as (...rest: number[]) => void)(...rest);
});
