// What adapters share: players in frames, told as a media element would tell of itself (`Player` in `js/host/media.ts`). No
// script of the vendor's is loaded, and no frame is changed: what is there is asked, and answers by messages.

import type { Player } from "../host/media.ts";

/** What a frame says, as JSON. */
// biome-ignore lint: it is the vendor's
export type Message = any;

/**
 * Asks each frame that matches, now or once it is loaded, and tells what it answers. `hello`: what makes it answer.
 * `hear`: what a message says of the player. Gives what ends it.
 */
export function frames(selector: string, provider: string, hello: object[], hear: (message: Message, frame: HTMLIFrameElement, known: Player) => Partial<Player> | "again" | undefined): () => void {
  if (typeof document === "undefined") return () => {};
  const players = new Map<HTMLIFrameElement, { _known: Player; _at: number }>();
  const end = new AbortController();

  const ask = (frame: Element) => {
    if (!frame.matches?.(selector)) return;
    const known: Player = { provider, currentSrc: "", currentTime: 0, duration: NaN, paused: true, ended: false, seeking: false, muted: false, volume: 1 };
    players.set(frame as HTMLIFrameElement, { _known: known, _at: 0 });
    greet(frame as HTMLIFrameElement);
  };
  const greet = (frame: HTMLIFrameElement) => {
    // There is nothing secret in it; a frame that still loads is of another origin.
    for (const each of hello) frame.contentWindow?.postMessage(JSON.stringify(each), "*");
  };
  const tell = (frame: HTMLIFrameElement, news: Partial<Player>) => {
    const player = players.get(frame)!;
    const { paused, muted, volume, currentTime } = player._known;
    const known = (player._known = { ...player._known, ...news });
    const now = performance.now();
    // What no playing explains is a seek. Players report now and then, and play twice as fast at most.
    const moved = known.currentTime - currentTime;
    known.seeking = moved < 0 || moved > ((now - player._at) / 1e3) * 2 + 1;
    if (news.currentTime !== undefined) player._at = now;
    known.type =
      paused && !known.paused ? "play" : known.seeking ? "seeking" : muted !== known.muted || volume !== known.volume ? "volumechange" : "timeupdate";
    if (known.currentSrc) frame.dispatchEvent(new CustomEvent("waymark:media", { composed: true, detail: known }));
  };

  addEventListener("message", ({ source, data }) => {
    try {
      for (const frame of players.keys()) {
        if (frame.contentWindow !== source) continue;
        const news = hear(typeof data === "string" ? JSON.parse(data) : data, frame, players.get(frame)!._known);
        if (news === "again") greet(frame);
        else if (news) tell(frame, news);
      }
    } catch {}
  }, { signal: end.signal });
  // Events `load` do not come as far as `window`. https://dom.spec.whatwg.org/#interface-document
  document.addEventListener("load", ({ target }) => ask(target as Element), { capture: true, signal: end.signal });
  for (const frame of document.querySelectorAll(selector)) ask(frame);
  return () => end.abort();
}
