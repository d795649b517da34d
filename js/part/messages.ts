// Loaded by pages whose goals need it.

import type { Watch } from "../host/goal.ts";
import { customEvent } from "../trigger/custom_event.ts";
import { dataLayer } from "../trigger/data_layer.ts";

export { take } from "./natives.ts";

export const watch: Record<string, Watch> = { customEvent, dataLayer };
