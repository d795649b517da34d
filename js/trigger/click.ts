import { clicking, type Clicks } from "../host/clicking.ts";
import type { Watch } from "../host/goal.ts";
import { own } from "../host/read.ts";

/** A click on an element (CLICK-*). */
export const click: Watch<Clicks> = (goal, host) => clicking(goal, host, (match) => ({ _props: own(match) }));
