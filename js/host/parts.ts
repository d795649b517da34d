// What is loaded on demand, from beside the entry: what a page's goals do not need, its visitors do not load.

import { filter, map } from "#natives";
import { WATCH } from "../trigger/index.ts";
import type { Checked } from "./check.ts";
import type { Watch } from "./goal.ts";
import type { Host } from "./host.ts";
import { type Kit, kit } from "./kit.ts";
import { type Money, type Proper, type Rare, teach } from "./read.ts";
import { TRIGGERS } from "./spec.ts";
import { leave } from "./text.ts";

/** Sources beside attributes and texts, and numbers that are read. */
const SOURCES = /"((prop|field|meta|jsonld|microdata|query|global)":|(value|price|quantity)":\{|attr":"value")/i;

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

const loading: Record<string, Promise<void>> = {};
export const loaded: Record<string, Part> = {};

/** Loads it once a page. It is tried in vain where its file is missing; who needs it finds that it is not there. */
export function part(name: string): Promise<void> {
  return (loading[name] ??= LOAD[name]!().then(
    (module) => {
      const part = module as Part;
      loaded[name] = part;
      part.take(kit);
      Object.assign(WATCH, part.watch);
      if (part.rare) teach(part.rare, part.money!, part.proper!);
    },
    () => {},
  ));
}

/** What a goal needs that is not there. A word in a text may name a source in vain. */
export const needs = (each: Checked): string[] => {
  const { goal, name } = each;
  each._parts ??= [TRIGGERS[name]!._part ?? "", typeof goal.props === "function" || SOURCES.test(leave(goal)) ? "sources" : ""];
  return filter(each._parts, (part) => part && !loaded[part]);
};

/** Loads what goals need. */
export const get = (goals: Checked[]): Promise<unknown> => Promise.all(map(goals, (goal) => Promise.all(map(needs(goal), part))));
