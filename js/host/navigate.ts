// Single-page navigation: the document stays, the page view is another (PAGE-1).

import type { Host } from "./host.ts";
import { apply, map } from "#natives";

type History = Record<string, (this: unknown, ...rest: unknown[]) => unknown>;

/** Ends the view and begins the next where the chosen part of the URL changes. Gives what ends the watching. */
export function navigate(host: Host): () => void {
  const { spa } = host._options;
  const part = () => location.pathname + (spa === "path" ? "" : location.search) + (spa === "hash" ? location.hash : "");
  let before = part();
  let url = location.href;
  const look = () => {
    const now = part();
    const referrer = url;
    url = location.href;
    if (now === before) return;
    before = now;
    host._leave();
    host._view(referrer);
  };
  const navigation = (window as { navigation?: EventTarget }).navigation;
  // https://developer.mozilla.org/docs/Web/API/Navigation/currententrychange_event
  if (navigation) {
    host._at(navigation, "currententrychange", look);
    return () => {};
  }
  host._at(window, "popstate", look);
  host._at(window, "hashchange", look);
  const ends = map(["pushState", "replaceState"], (name) => wrap(history as unknown as History, name, () => host._run(look)));
  return () => {
    for (const end of ends) end();
  };
}

/** Calls `after` behind each call of a function of the page's; gives what restores it. Where another script has wrapped it on top, it just passes through from then on. */
export function wrap(owner: History, name: string, after: (given: unknown[]) => void): () => void {
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
