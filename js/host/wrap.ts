import { apply, hasOwn, map } from "#natives";

export type Functions = Record<string, (this: unknown, ...rest: unknown[]) => unknown>;

type After = (given: unknown[]) => void;

/** What hears our own functions that stand in for the page's, and what restores those. */
const ours = new WeakMap<object, [afters: Set<After>, restore: () => void]>();

/** Calls `after` behind each call of a function of the page's; gives what restores it. Where another script has wrapped it on top, it just passes through from then on. */
export function wrap(owner: Functions, name: string, after: After): () => void {
  let entry = ours.get(owner[name]!);
  if (!entry) {
    const inner = owner[name]!;
    const own = hasOwn(owner, name);
    const prototype = Object.getPrototypeOf(owner) as Functions;
    const afters = new Set<After>();
    const outer = function (this: unknown, ...given: unknown[]) {
      // Who wraps what we have inherited comes later, and is called as if we were not there.
      const result = apply((own ? inner : prototype[name]) as never, this, given);
      map([...afters], (each) => each(given));
      return result;
    };
    owner[name] = outer;
    entry = [
      afters,
      () => {
        if (owner[name] !== outer) return;
        if (own) owner[name] = inner;
        else delete owner[name];
      },
    ];
    ours.set(outer, entry);
  }
  const [afters, restore] = entry;
  const each: After = (given) => after(given);
  afters.add(each);
  return () => {
    afters.delete(each);
    if (!afters.size) restore();
  };
}
