// Triggers that every page has. The others are in `js/part/`.

import type { Watch } from "../host/goal.ts";
import { click } from "./click.ts";
import { customEvent } from "./custom_event.ts";
import { dataLayer } from "./data_layer.ts";
import { download } from "./download.ts";
import { outbound } from "./outbound.ts";
import { page } from "./page.ts";

export const WATCH: Record<string, Watch> = { click, customEvent, dataLayer, download, outbound, page };
