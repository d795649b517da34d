// Loaded by pages whose goals need it.

import type { Watch } from "../host/goal.ts";
import { dwell } from "../trigger/dwell.ts";
import { engaged } from "../trigger/engaged.ts";
import { media } from "../trigger/media.ts";
import { scroll } from "../trigger/scroll.ts";
import { visible } from "../trigger/visible.ts";

export { take } from "./natives.ts";

export const watch: Record<string, Watch> = { dwell, engaged, media, scroll, visible };
