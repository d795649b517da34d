// The canonical batch: `Batch` in `api.d.ts`.

import { iso, mono, quote, wall } from "./natives.ts";

declare const VERSION: string;

export interface Stream {
  _stream: string;
  _session: string;
  /** Page views, as they leave. */
  _views: string[];
}

/** `views` are numbers of page views, `drops` and `events` JSON already. */
export function batch(
  { _stream, _session, _views }: Stream,
  number: number,
  tries: number,
  high: number,
  drops: string,
  views: string,
  events: string,
): string {
  const pages = views.split(",").map((view) => _views[+view]);
  return (
    `{"v":1,"batch_id":"${_stream}.${number}","stream_id":"${_stream}","sent_at":${quote(iso(wall()))},"mono":${Math.round(mono())}` +
    `,"session_id":"${_session}","sdk":"waymark/${VERSION}","hw":${high},"drops":{${drops}}` +
    (tries ? `,"attempt":${tries + 1}` : "") +
    (navigator.webdriver ? ',"automated":true' : "") +
    `,"pages":[${pages}],"events":[${events}]}`
  );
}
