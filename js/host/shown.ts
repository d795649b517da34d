// A page that nobody has seen yet does nothing: prerendered ones before they are activated, hidden ones before they are
// shown (PAGE-2).

import { listen } from "#natives";

export function shown(): Promise<void> {
  return new Promise((resolve) => {
    const end = new AbortController();
    const look = () => {
      if (document.hidden || (document as { prerendering?: boolean }).prerendering) return;
      end.abort();
      resolve();
    };
    // https://developer.mozilla.org/docs/Web/API/Document/prerenderingchange_event
    for (const type of ["visibilitychange", "prerenderingchange"]) listen(document, type, look, { signal: end.signal });
    look();
  });
}
