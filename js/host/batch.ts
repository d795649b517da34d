// The canonical batch: `Batch` in `api.d.ts`.

import { includes, indexOf, iso, join, map, mono, push, quote, wall } from "#natives";

declare const VERSION: string;

export interface Stream {
  _stream: string;
  _session: string;
  /** Page views, as they leave. */
  _views: string[];
  /** Share of sessions kept. */
  _sample: number | undefined;
}

/** An event that waits to leave. */
export interface Body {
  /** JSON, without its number and its page. */
  _text: string;
  /** The number of its page view. */
  _view: number;
  /** Collectors whose queues hold it. */
  _left: number;
}

/** `drops` is JSON already. */
export function batch({ _stream, _session, _views, _sample }: Stream, number: number, tries: number, high: number, drops: string, seqs: number[], bodies: Body[]): string {
  const pages: number[] = [];
  let events = "";
  map(bodies, ({ _text, _view }, index) => {
    if (!includes(pages, _view)) push(pages, _view);
    events += `${events && ","}{"seq":${seqs[index]},${_text.slice(1, -1)},"page":${indexOf(pages, _view)}}`;
  });
  return (
    `{"v":1,"batch_id":"${_stream}.${number}","stream_id":"${_stream}","sent_at":${quote(iso(wall()))},"mono":${Math.round(mono())}` +
    `,"session_id":"${_session}","sdk":"waymark/${VERSION}","hw":${high},"drops":${drops}` +
    (tries ? `,"attempt":${tries + 1}` : "") +
    (_sample !== undefined ? `,"sample":${_sample}` : "") +
    (navigator.webdriver ? ',"automated":true' : "") +
    `,"pages":[${join(map(pages, (view) => _views[view]), ",")}],"events":[${events}]}`
  );
}
