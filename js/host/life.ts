// A page's life: hidden and shown, left and back.

import type { Host } from "./host.ts";
import { Kind } from "./signal.ts";

export function life(host: Host): void {
  // Never `unload` or `beforeunload`: they would cost the page its back/forward cache. `pagehide` exists on `window`
  // only; old Safari misses `visibilitychange` on navigation, so both are needed.
  // https://developer.mozilla.org/docs/Web/API/Window/pagehide_event
  host._at(document, "visibilitychange", () => {
    host._attend();
    if (!document.hidden) return host._tell("show");
    host._settle();
    host._tell("hide");
    host._hear(Kind.Close);
    host._hear(Kind.Hidden);
  });
  host._at(window, "pagehide", () => {
    host._settle(true);
    // Old engines say nothing more; in others the clocks would begin a last piece until the page is hidden.
    host._hear(Kind.Attention);
    host._leave();
    host._hear(Kind.Left);
  });
  host._at(window, "pageshow", (event) => {
    if (!(event as PageTransitionEvent).persisted) return;
    host._hear(Kind.Returned);
    host._attend();
    host._view();
  });
}
