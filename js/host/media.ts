// What plays, and how much of it was watched (MEDIA-*): for the media trigger, and for engagement.

import type { Known } from "./goal.ts";
import type { Host } from "./host.ts";
import type { Seen } from "./listen.ts";
import { includes, mono, push, rootOf } from "#natives";

/** A media element. Or what an adapter says of a player in a frame, by the same names: in `detail` of an event `waymark:media` at that frame. */
export interface Player {
  /** Of an adapter: which event of a media element it stands for. */
  type?: string;
  currentSrc: string;
  currentTime: number;
  /** Infinity: it is live. */
  duration: number;
  paused: boolean;
  ended: boolean;
  seeking: boolean;
  muted: boolean;
  volume: number;
  title?: string;
  provider?: string;
}

/** An element with one source. */
export interface Session {
  _match: Element;
  _element: Element;
  _source: string;
  _player: Player;
  /** The visitor wants it: started it, made it audible, sought in it, enlarged it. */
  _chosen: boolean;
  /** Seconds, none twice. */
  _watched: number;
  /** What was watched, from and to: `played` knows neither what was watched before the choice nor in a hidden tab. */
  _ranges: [number, number][];
  /** Where what counts began; nothing counts without it. */
  _from: number | undefined;
  _started?: boolean;
  _completed?: boolean;
}

const TYPES = ["play", "playing", "timeupdate", "seeking", "volumechange", "enterpictureinpicture", "waymark:media"];

/** Milliseconds from a press to what it does to a player. */
const RECENT = 2_000;

/** Tells of each change of what matches. `all`: also what the visitor has not chosen is watched. `on`: it plays, and counts. */
export function playing(goal: Known, host: Host, selector: string, all: boolean, run: (session: Session, on: boolean) => void): void {
  const sessions = new Map<Element, Session>();
  let press: Seen | undefined;

  const chooses = ({ _element, _player: { muted, volume, currentTime } }: Session, type: string): boolean => {
    // A loop begins anew by itself.
    if (!/^(play|volumechange)$/.test(type) && (type !== "seeking" || currentTime < 0.5)) return type === "enterpictureinpicture";
    // A press in a frame is not seen, but moves the focus into it.
    if (document.activeElement === _element) return true;
    // Browsers let nothing be heard without a press. What is silent was meant by one on it or on what is around it.
    const around = _element.parentNode === document.body ? _element : _element.parentNode!;
    return !!press && mono() - press._event.timeStamp < RECENT && ((!muted && volume > 0) || includes(press._path, around));
  };

  const look = (session: Session, type = ""): void => {
    const { _element, _player, _from } = session;
    session._chosen ||= chooses(session, type);
    const now = _player.currentTime;
    const jumps = _player.seeking || type === "seeking";
    const on =
      (all || session._chosen) && !_player.paused && !jumps && type !== "play" &&
      (!document.hidden || _element.localName === "audio" || (rootOf(_element) as Document).pictureInPictureElement === _element);
    if (_from! < now && !jumps) watched(session, _from!, now);
    session._from = on ? now : undefined;
    run(session, on);
  };

  // As with a visitor's activation, a finger that scrolls is none. https://html.spec.whatwg.org/multipage/interaction.html#activation-triggering-input-event
  for (const type of ["pointerdown", "pointerup", "keydown"]) {
    host._on(goal, type, (seen) => {
      const event = seen._event as PointerEvent;
      if ((event.isTrusted || goal._synthetic) && (type !== "pointerdown" || event.pointerType === "mouse")) press = seen;
    });
  }
  for (const type of TYPES) {
    host._match(goal, type, selector, (match, { _event, _path }) => {
      const element = _path[0] as HTMLMediaElement;
      // Players of the page's own name their events so, too.
      const player: Player = type === "waymark:media" ? (_event as CustomEvent).detail : element;
      const source = player?.currentSrc;
      if (typeof source !== "string") return;
      let session = sessions.get(element);
      if (session?._source !== source) {
        session = { _match: match, _element: element, _source: source, _player: player, _chosen: false, _watched: 0, _ranges: [], _from: undefined };
        sessions.set(element, session);
      }
      session._player = player;
      look(session, player.type ?? type);
    }, true, true);
  }
  host._on(goal, "fullscreenchange", ({ _path }) => {
    for (const session of sessions.values()) session._chosen ||= (_path[0] as Node).contains(session._element);
  });
  // What has been played goes on to grow in a hidden tab.
  for (const moment of ["hide", "show"] as const) {
    host._when(goal, moment, () => {
      for (const [element, session] of sessions) {
        if (element.isConnected) look(session);
        else sessions.delete(element);
      }
    });
  }
}

function watched(session: Session, from: number, to: number): void {
  const ranges: [number, number][] = [];
  session._watched = 0;
  for (const range of session._ranges) {
    if (range[0] > to || range[1] < from) {
      push(ranges, range);
      session._watched += range[1] - range[0];
    } else {
      from = Math.min(from, range[0]);
      to = Math.max(to, range[1]);
    }
  }
  push(ranges, [from, to]);
  session._watched += to - from;
  session._ranges = ranges;
}
