// YouTube's players, where their address has `enablejsapi=1`: without it they do not answer.
// https://developers.google.com/youtube/player_parameters#enablejsapi

import { frames } from "./frames.ts";

/** Follows every YouTube player of the page, for goals `on: media`. Gives what ends it. */
export function youtube(): () => void {
  return frames('iframe[src*="youtube"][src*="/embed/"]', "youtube", [{ event: "listening", id: "waymark", channel: "widget" }], ({ info }, _frame, known) => {
    if (typeof info !== "object" || !info) return;
    // Each message has what has changed. States: https://developers.google.com/youtube/iframe_api_reference#Playback_status
    const { playerState: state, currentTime, duration, muted, volume, videoData } = info;
    return {
      ...(state !== undefined && { paused: state !== 1, ended: state === 0 }),
      ...(currentTime !== undefined && { currentTime }),
      ...(duration && known.duration !== Infinity && { duration }),
      ...(muted !== undefined && { muted }),
      ...(volume !== undefined && { volume }),
      ...(videoData && { currentSrc: `https://youtu.be/${videoData.video_id}`, title: videoData.title, ...(videoData.isLive && { duration: Infinity }) }),
    };
  });
}
