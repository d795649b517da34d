import { apply } from "#natives";

export type Functions = Record<string, (this: unknown, ...rest: unknown[]) => unknown>;

/** Calls `after` behind each call of a function of the page's; gives what restores it. Where another script has wrapped it on top, it just passes through from then on. */
export function wrap(owner: Functions, name: string, after: (given: unknown[]) => void): () => void {
  const own = Object.hasOwn(owner, name);
  const inner = owner[name]!;
  let on = true;
  const outer = function (this: unknown, ...given: unknown[]) {
    const result = apply(inner, this, given);
    if (on) after(given);
    return result;
  };
  owner[name] = outer;
  return () => {
    on = false;
    if (owner[name] !== outer) return;
    if (own) owner[name] = inner;
    else delete owner[name];
  };
}
