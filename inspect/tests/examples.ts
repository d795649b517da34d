// What the checker says of each example. In: `[trail, literal]`, one for every name; out: the problems of those that have some.

import { readFileSync } from "node:fs";
import { checkEvent, checkGoals, checkOptions } from "../../js/host/check.ts";
import { EVENT, GOAL, OPTIONS } from "../../js/host/spec.ts";
import { build, type Trail } from "./trails.ts";

const given = JSON.parse(readFileSync(0, "utf8")) as [Trail, string][];
const value = (literal: string): unknown => new Function(`return (${literal});`)();
const example = (name: string) => value(given.find(([trail]) => trail.at(-1) === name)![1]);

const wrong: string[] = [];
for (const [trail, literal] of given) {
  const report = (code: string, path: string) => wrong.push(`${trail.join(".")}: ${literal}: ${code} at ${path}`);
  const [first, ...rest] = trail;
  if (first === "track") {
    const { event, ...data } = build(EVENT, rest, value(literal), example) as Record<string, unknown>;
    checkEvent(event, data, report);
  } else if (first === "goals" && rest.length) {
    checkGoals([build(GOAL, rest, value(literal), example)], true, report);
  } else {
    checkOptions(build(OPTIONS, trail, value(literal), example), report);
  }
}
console.log(JSON.stringify(wrong));
