// Loaded by pages whose goals need it.

import type { Watch } from "../host/goal.ts";
import { dead } from "../trigger/dead.ts";
import { error } from "../trigger/error.ts";
import { rage } from "../trigger/rage.ts";

export { take } from "./natives.ts";

export const watch: Record<string, Watch> = { dead, error, rage };
