// A goal, as the host and the triggers know it.

import type { Match } from "../api.d.ts";
import type { Spec } from "./facts.ts";
import type { Host } from "./host.ts";

/** What a shop developer wrote, checked, with its defaults. */
export type Clean = Spec & {
  id: string;
  on: Record<string, unknown>;
  event?: string;
  category?: "milestone" | "secondary";
  once?: false | "page" | "session" | "visitor";
  cooldown?: number;
  where?: string | ((match: Match) => unknown);
  sample?: number;
  send?: "batch" | "now";
  synthetic?: "ignore" | "count";
};

// biome-ignore lint: each trigger knows its own
export interface Known<O = any> {
  _number: number;
  _goal: Clean;
  /** Its event's name, unless a firing says otherwise. */
  _event: string;
  /** The trigger's options, in the long form. */
  _options: O;
  /** Also what a script made (DOM-4). */
  _synthetic: boolean;
  /** What ends its watching: listeners, observers, timers. */
  _ends: (() => void)[];
  /** The core says that this subject has passed the limit of that place. */
  _fire?: (subject: number, limit: number, amount: number, at: number) => void;
  /** Problems that were said once: sources that found nothing. */
  _told: string[];
  /** How often each callback threw. */
  _threw: Record<string, number>;
}

/** What a firing says of its own, beside what the goal reads. */
export interface Own {
  /** Instead of the goal's event name. */
  _event?: string | undefined;
  _props?: object | undefined;
  /** What counts as the same thing, where the goal has no key; without it the matched element. */
  _key?: string | number | undefined;
  /** Each threshold counts by itself. */
  _limit?: number | undefined;
  _domEvent?: Event | undefined;
}

/** The page side of a trigger: begins to watch for a goal. What it begins ends with `goal._ends`. */
export type Watch<O = any> = (goal: Known<O>, host: Host) => void;
