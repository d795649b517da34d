import { isNumber, type Proper } from "./read.ts";

/** Of what a function gave as props: texts, numbers, truth values and lists of texts. */
export const proper: Proper = (given, tell) => {
  if (!given || typeof given !== "object" || Array.isArray(given)) return;
  const out: Record<string, unknown> = {};
  for (const name of Object.keys(given)) {
    try {
      const value = (given as Record<string, unknown>)[name];
      if (value == null) continue;
      const list = Array.isArray(value) ? value : [value];
      for (let index = 0; index < list.length; index++) {
        if (typeof list[index] !== "string" && (list === value || !(typeof value === "boolean" || isNumber(value)))) throw 0;
      }
      out[name] = value;
    } catch {
      tell?.("wrong_type", `props.${name}`);
    }
  }
  return out;
};
