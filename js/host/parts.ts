// What is loaded on demand, from beside the entry: what a page's goals do not need, its visitors do not load.

import type { Watch } from "./goal.ts";
import type { Host } from "./host.ts";
import { type Kit, kit } from "./kit.ts";
import { type Money, type Proper, type Rare, teach } from "./read.ts";

// A bundle keeps the names of what it exports.
interface Part {
  take: (kit: Kit) => void;
  watch?: Record<string, Watch>;
  history?: (host: Host, look: () => void) => void;
  rare?: Rare;
  money?: Money;
  proper?: Proper;
}

// Bundlers follow these; ours does not: they stand in `dist/`.
const LOAD: Record<string, () => Promise<unknown>> = {
  history: () => import("./history.js" as string),
  links: () => import("./links.js" as string),
  messages: () => import("./messages.js" as string),
  forms: () => import("./forms.js" as string),
  observe: () => import("./observe.js" as string),
  frustration: () => import("./frustration.js" as string),
  sources: () => import("./sources.js" as string),
};

const loading: Record<string, Promise<Part>> = {};

/** Once a page. */
export function part(name: string): Promise<Part>;
export function part(name: string | undefined): Promise<Part> | undefined;
export function part(name: string | undefined): Promise<Part> | undefined {
  return name === undefined ? name : (loading[name] ??= LOAD[name]!().then((module) => {
    const part = module as Part;
    part.take(kit);
    if (part.rare) teach(part.rare, part.money!, part.proper!);
    return part;
  }));
}
