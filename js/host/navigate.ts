// Single-page navigation: the document stays, the page view is another (PAGE-1).

import type { Host } from "./host.ts";
import { push } from "#natives";
import { loaded, part } from "./parts.ts";

/** Ends the view and begins the next where the chosen part of the URL changes. */
export function navigate(host: Host): void {
  const { spa } = host._options;
  const chosen = () => location.pathname + (spa === "path" ? "" : location.search) + (spa === "hash" ? location.hash : "");
  let before = chosen();
  let url = location.href;
  const look = () => {
    const now = chosen();
    const referrer = url;
    url = location.href;
    if (now === before) return;
    before = now;
    host._leave(referrer);
    host._view(referrer);
  };
  const { navigation } = window as { navigation?: EventTarget & { currentEntry?: object } };
  // https://developer.mozilla.org/docs/Web/API/Navigation/currententrychange_event
  // Elsewhere `<nav id="navigation">` has the name.
  if (navigation?.currentEntry) host._at(navigation, "currententrychange", look);
  else push(host._parts, part("history").then(() => host._run(() => loaded.history?.history!(host, look))));
}
