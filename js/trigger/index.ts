// Every trigger's page side, by its name. A new one is its file, its line here, and its line in `js/host/spec.ts`.

import type { Watch } from "../host/goal.ts";
import { click } from "./click.ts";
import { page } from "./page.ts";
import { scroll } from "./scroll.ts";
import { visible } from "./visible.ts";

export const WATCH: Record<string, Watch> = { click, page, scroll, visible };
