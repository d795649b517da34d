import type { Watch } from "../host/goal.ts";
import { playing, type Session } from "../host/media.ts";
import { attribute, mono } from "#natives";
import { Kind, Way } from "../host/signal.ts";

/** What is live has no end to be a share of: these are seconds (MEDIA-4). */
const LIVE = [30, 60, 300];
/** Where their limits stand among those in percent. */
const ABOVE = 1_000;

interface Options {
  selector?: string;
  at: number[];
  unit: "percent" | "seconds";
  autoplay: "ignore" | "flag" | "count";
}

/** A video or a sound begins, goes on, is complete (MEDIA-*). */
export const media: Watch<Options> = (goal, host) => {
  const { selector = "*", at, unit, autoplay } = goal._options;
  const percent = unit === "percent";
  const limits = percent ? [...at, ...LIVE.map((seconds) => ABOVE + seconds)] : at;
  let session!: Session;
  const hit = (what: string, time: number, props?: object, limit?: number) => {
    const { _player: player, _source, _element } = session;
    host._hit(goal, session._match, time, {
      _event: `video_${what}`,
      _key: _source || undefined,
      _limit: limit,
      _props: {
        video_title: player.title || attribute(_element, "aria-label") || undefined,
        // Others are this page's own, and say nothing.
        video_url: /^http/.test(_source) ? _source.split(/[?#]/, 1)[0] : undefined,
        video_duration: player.duration < Infinity ? Math.round(player.duration) : undefined,
        video_provider: player.provider ?? "html5",
        autoplay: (autoplay === "flag" && !session._chosen) || undefined,
        ...props,
      },
    });
  };
  host._meter(goal, Way.Subject, limits);
  goal._fire = (_subject, place, _amount, time) => {
    const limit = limits[place]!;
    const live = limit > ABOVE;
    if (percent && live !== (session._player.duration === Infinity)) return;
    hit("progress", time, { [percent && !live ? "video_percent" : "video_seconds"]: limit - (percent && live ? ABOVE : 0) }, limit);
  };
  playing(goal, host, selector, autoplay !== "ignore", (each, on) => {
    session = each;
    if (on && !session._started) {
      session._started = true;
      hit("start", mono());
    }
    const { _watched, _player } = session;
    if (!_watched) return;
    const share = (_watched / _player.duration) * 100;
    host._hear(Kind.Reading, goal._number, host._numberOf(session), 0, !percent ? _watched : _player.duration === Infinity ? ABOVE + _watched : share);
    if (!session._completed && share >= (_player.ended ? 50 : 95)) {
      session._completed = true;
      hit("complete", mono());
    }
  });
};
