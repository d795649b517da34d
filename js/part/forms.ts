// Loaded by pages whose goals need it.

import type { Watch } from "../host/goal.ts";
import { change } from "../trigger/change.ts";
import { form } from "../trigger/form.ts";
import { submit } from "../trigger/submit.ts";

export { take } from "./natives.ts";

export const watch: Record<string, Watch> = { change, form, submit };
