// Loaded by pages whose goals need it.

import type { Watch } from "../host/goal.ts";
import { download } from "../trigger/download.ts";
import { outbound } from "../trigger/outbound.ts";

export { take } from "./natives.ts";

export const watch: Record<string, Watch> = { download, outbound };
