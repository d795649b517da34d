// Vimeo's players. https://developer.vimeo.com/player/sdk/reference

import { frames } from "./frames.ts";

const listen = (value: string) => ({ method: "addEventListener", value });

/** Follows every Vimeo player of the page, for goals `on: media`. Gives what ends it. */
export function vimeo(): () => void {
  const hello = [...["play", "playing", "pause", "ended", "timeupdate", "volumechange"].map(listen), { method: "getVideoTitle" }, { method: "getMuted" }, { method: "getVolume" }];
  return frames('iframe[src*="player.vimeo.com/video/"]', "vimeo", hello, ({ event, method, value, data }, frame) => {
    // It has not heard what came before.
    if (event === "ready") return "again";
    return {
      currentSrc: `https://vimeo.com/${/video\/(\d+)/.exec(frame.src)?.[1]}`,
      ...(method === "getVideoTitle" && { title: value }),
      ...(method === "getMuted" && { muted: value }),
      ...(method === "getVolume" && { volume: value }),
      ...(event === "volumechange" && { volume: data.volume, muted: !!data.muted }),
      ...(/^play/.test(event) && { paused: false, ended: false }),
      ...(/^(pause|ended)/.test(event) && { paused: true, ended: event === "ended" }),
      ...(data?.duration && { currentTime: data.seconds, duration: data.duration }),
    };
  });
}
