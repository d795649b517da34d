// Triggers that every page has. The others are in `js/part/`.

import type { Watch } from "../host/goal.ts";
import { click } from "./click.ts";
import { page } from "./page.ts";

export const WATCH: Record<string, Watch> = { click, page };
