import assert from "node:assert/strict";
import { each } from "../case.ts";
import type { Row } from "../collector.ts";
import type { Page } from "../page.ts";

interface Its {
  next(element: Element, type: string): Promise<Event>;
  hero(): HTMLVideoElement;
}

const url = (media: unknown = true, more: object = {}) => `page.html#${encodeURIComponent(JSON.stringify([{ id: "media", on: { media }, ...more }]))}`;

/** Each event by its last word, and its threshold. */
const short = (rows: Row[]) => rows.map(({ event, props }) => [event.slice(6), props?.["video_percent"] ?? props?.["video_seconds"]].filter(part => part !== undefined).join(" "));

const ALL = ["start", "progress 10", "progress 25", "progress 50", "progress 75", "complete"];

/** Plays the clip as a visitor does, four times as fast, to its end. */
async function play(page: Page): Promise<void> {
  await page.evaluate(() => {
    const clip = document.querySelector<HTMLVideoElement>("#clip")!;
    clip.defaultPlaybackRate = clip.playbackRate = 4;
  });
  await ending(page, "#clip", () => page.click("#play"));
}

/** Does something, and waits for the end that it leads to. */
async function ending(page: Page, selector: string, act: () => Promise<void>): Promise<void> {
  await page.evaluate(selector => {
    const element = document.querySelector<HTMLElement>(selector)!;
    element.dataset["ended"] = "";
    element.addEventListener("ended", () => (element.dataset["ended"] = "yes"), { once: true });
  }, selector);
  await act();
  await page.until(selector => document.querySelector<HTMLElement>(selector)!.dataset["ended"] === "yes", selector);
}

each("media_2 start, progress and completion, each once, with what is known of the video", {}, async ({ page, shop, open, collected }) => {
  await open(url());
  await play(page);
  const rows = await collected();
  assert.deepEqual(short(rows), ALL);
  assert.deepEqual(rows[1]!.props, {
    video_title: "How it is made",
    video_url: shop.url("clip.webm"),
    video_percent: 10,
    video_duration: 2,
    video_provider: "html5",
  });
});

each("media_2 a replay, a loop and a page view in between never fire again", {}, async ({ page, open, collected }) => {
  await open(url());
  await play(page);
  await play(page);
  await page.evaluate(() => history.pushState(null, "", "/case/media/other-view"));
  await play(page);
  await page.evaluate(() => (document.querySelector<HTMLVideoElement>("#clip")!.loop = true));
  await page.click("#play");
  await page.evaluate(() => (globalThis as unknown as Its).next(document.querySelector("#clip")!, "seeking"));
  assert.deepEqual(short(await collected()), ALL);
});

each("media_2 a seek to the end earns nothing", {}, async ({ page, open, collected }) => {
  await open(url());
  await page.evaluate(() => {
    const clip = document.querySelector<HTMLVideoElement>("#clip")!;
    clip.addEventListener("playing", () => (clip.currentTime = 1.95), { once: true });
  });
  await ending(page, "#clip", () => page.click("#play"));
  assert.deepEqual(short(await collected()), ["start"]);
});

each("media_2 the end completes where half was watched", {}, async ({ page, open, collected }) => {
  await open(url());
  await page.evaluate(() => {
    const clip = document.querySelector<HTMLVideoElement>("#clip")!;
    clip.addEventListener("playing", () => (clip.currentTime = 0.8), { once: true });
  });
  await ending(page, "#clip", () => page.click("#play"));
  assert.deepEqual(short(await collected()), ["start", "progress 10", "progress 25", "progress 50", "complete"]);
});

each("media_2 what is watched twice counts once", {}, async ({ page, open, collected }) => {
  await open(url());
  await page.evaluate(() => {
    const clip = document.querySelector<HTMLVideoElement>("#clip")!;
    let times = 0;
    // Its first fifth, five times.
    clip.addEventListener("timeupdate", () => {
      if (clip.currentTime < 0.4 || clip.seeking) return;
      if (++times < 5) clip.currentTime = 0;
      else clip.pause();
    });
  });
  await page.click("#play");
  await page.evaluate(() => (globalThis as unknown as Its).next(document.querySelector("#clip")!, "pause"));
  const rows = short(await collected());
  // A reading may come a quarter of a second late, so that the fifth is a third.
  assert.deepEqual(rows.slice(0, 2), ["start", "progress 10"]);
  assert.ok(!rows.includes("progress 50"), `${rows}`);
});

each("media_2 a new source is a new session", {}, async ({ page, open, collected }) => {
  await open(url());
  await play(page);
  await page.evaluate(() => (document.querySelector<HTMLVideoElement>("#clip")!.src = "other.webm"));
  await play(page);
  const rows = await collected();
  assert.deepEqual(short(rows), [...ALL, ...ALL]);
  assert.match(`${rows[6]!.props!["video_url"]}`, /other\.webm$/);
});

each("media_1 an element that comes later, and a sound, are caught", {}, async ({ page, open, collected }) => {
  await open(url({ selector: ".late", at: [50] }));
  await page.evaluate(() => {
    document.querySelector("#hero")!.innerHTML = '<p class="late"><audio id="sound" src="sound.ogg"></audio><button id="late">Listen</button></p>';
    const sound = document.querySelector<HTMLAudioElement>("#sound")!;
    sound.defaultPlaybackRate = sound.playbackRate = 4;
    document.querySelector<HTMLElement>("#late")!.onclick = () => void sound.play();
  });
  await ending(page, "#sound", () => page.click("#late"));
  await play(page); // Does not match.
  assert.deepEqual(short(await collected()), ["start", "progress 50", "complete"]);
});

each("dom_2 media_1 media in an open shadow tree are heard once a visitor comes into it", {}, async ({ page, open, collected }) => {
  await open(url({ at: [50] }));
  await page.evaluate(() => {
    const root = document.querySelector("#host")!.attachShadow({ mode: "open" });
    root.innerHTML = '<video src="other.webm" width="320" height="180"></video><button>Play</button>';
    root.querySelector("button")!.onclick = () => void root.querySelector("video")!.play();
  });
  await page.click("#host >>> button");
  await page.evaluate(() => (globalThis as unknown as Its).next(document.querySelector("#host")!.shadowRoot!.querySelector("video")!, "ended"));
  assert.deepEqual(short(await collected()), ["start", "progress 50", "complete"]);
});

each("media_3 a muted, looping hero video sends nothing until it is made audible", {}, async ({ page, collector, open, collected }) => {
  await open(url({ at: [50] }, { send: "now" }));
  await page.evaluate(async () => {
    const { hero, next } = globalThis as unknown as Its;
    await next(hero(), "seeking");
  });
  await page.click("#elsewhere");
  await page.evaluate(() => (globalThis as unknown as Its).next(document.querySelector("#loop")!, "seeking"));
  await page.click("#words"); // Beside it, and soon it begins anew.
  await page.evaluate(() => (globalThis as unknown as Its).next(document.querySelector("#loop")!, "seeking"));
  await page.evaluate(() => (globalThis as unknown as Its).next(document.querySelector("#loop")!, "timeupdate"));
  assert.deepEqual(short(await collected()), [], "after three rounds");
  await page.click("#louder");
  await collector.until(rows => rows.some(({ event }) => event === "video_start"));
});

each("media_3 what played before it was made audible does not count", {}, async ({ page, open, collected }) => {
  await open(url({ at: [60] }));
  await page.evaluate(() => {
    (globalThis as unknown as Its).hero().loop = false; // At its own speed: in WebKit for GTK another rate makes it audible.
  });
  await page.until(() => document.querySelector<HTMLVideoElement>("#loop")!.currentTime > 1.1);
  await ending(page, "#loop", () => page.click("#louder"));
  assert.deepEqual(short(await collected()), ["start"]);
});

each("media_3 a script's unmuting is not the visitor's", {}, async ({ page, open, collected }) => {
  await open(url());
  await page.evaluate(async () => {
    const { hero, next } = globalThis as unknown as Its;
    const loop = hero();
    await next(loop, "playing");
    loop.muted = false;
    await next(loop, "volumechange");
    loop.muted = true;
    await loop.play(); // Browsers pause what becomes audible by itself.
    await next(loop, "timeupdate");
  });
  assert.deepEqual(short(await collected()), []);
});

each("media_3 a visitor's seek makes it count", {}, async ({ page, open, collected }) => {
  await open(url({ at: [1] }));
  await page.evaluate(async () => {
    const { hero, next } = globalThis as unknown as Its;
    await next(hero(), "playing");
  });
  await page.click("#begin");
  await page.evaluate(() => (globalThis as unknown as Its).next(document.querySelector("#loop")!, "seeking")); // Its loop's, at the latest.
  await page.evaluate(() => (globalThis as unknown as Its).next(document.querySelector("#loop")!, "timeupdate"));
  await page.evaluate(() => (globalThis as unknown as Its).next(document.querySelector("#loop")!, "timeupdate"));
  assert.deepEqual(short(await collected()).slice(0, 1), ["start"]);
});

each("media_3 full screen makes it count", {}, async ({ page, open, collected }) => {
  await open(url());
  await page.evaluate(async () => {
    const clip = document.querySelector<HTMLVideoElement>("#clip")!;
    clip.muted = clip.loop = true;
    await clip.play();
  });
  assert.deepEqual(short(await collected()), []);
  await page.click("#large");
  await page.until(() => !!document.fullscreenElement);
  await page.evaluate(() => (globalThis as unknown as Its).next(document.querySelector("#clip")!, "timeupdate"));
  assert.deepEqual(short(await collected()).slice(0, 1), ["start"]);
});

each("media_3 autoplay counts, with or without a flag, where a goal says so", {}, async ({ page, open, collected }) => {
  const goals = [{ id: "flag", on: { media: { at: [50], autoplay: "flag" } } }, { id: "count", on: { media: { at: [50], autoplay: "count" } } }, { id: "ignore", on: { media: true } }];
  await open(`page.html#${encodeURIComponent(JSON.stringify(goals))}`);
  await page.evaluate(async () => {
    const { hero, next } = globalThis as unknown as Its;
    const loop = hero();
    loop.loop = false;
    await next(loop, "ended");
  });
  const rows = await collected();
  assert.deepEqual(short(rows.filter(({ goal }) => goal === "flag")), ["start", "progress 50", "complete"]);
  assert.deepEqual(short(rows.filter(({ goal }) => goal === "count")), ["start", "progress 50", "complete"]);
  assert.deepEqual(rows.map(({ props }) => props!["autoplay"]), rows.map(({ goal }) => (goal === "flag" ? true : undefined)));
  assert.equal(rows.length, 6);
});

each("media_4 seconds instead of percent", {}, async ({ page, open, collected }) => {
  await open(url({ at: [1.5, 0.5], unit: "seconds" }));
  await play(page);
  assert.deepEqual(short(await collected()), ["start", "progress 0.5", "progress 1.5", "complete"]);
});

each("media_4 what is live is measured in seconds", {}, async ({ page, open, collected }) => {
  await open(url());
  await page.evaluate(async () => {
    const { next } = globalThis as unknown as Its;
    const clip = document.querySelector<HTMLVideoElement>("#clip")!;
    // Nobody waits for five minutes: the clock of the element is the test's.
    Object.defineProperty(clip, "duration", { value: Infinity });
    let time = 0;
    Object.defineProperty(clip, "currentTime", { get: () => time });
    document.querySelector<HTMLElement>("#elsewhere")!.onclick = () => {
      time += 61;
      clip.dispatchEvent(new Event("timeupdate"));
    };
    document.querySelector<HTMLElement>("#play")!.addEventListener("click", async () => {
      await next(clip, "playing");
      document.body.dataset["plays"] = "";
    });
  });
  await page.click("#play");
  await page.until(() => "plays" in document.body.dataset);
  await page.click("#elsewhere");
  const rows = await collected();
  assert.deepEqual(short(rows), ["start", "progress 30", "progress 60"]);
  assert.ok(!("video_duration" in rows[0]!.props!));
});

/** The visitor starts it and stops it; then it plays on while the tab is hidden, to its end. */
async function hidden(page: Page, selector: string): Promise<void> {
  await page.evaluate(selector => {
    const { next } = globalThis as unknown as Its;
    const media = document.querySelector<HTMLMediaElement>(selector)!;
    const button = document.querySelector<HTMLElement>("#play")!;
    const { onclick } = button;
    button.onclick = async () => {
      button.onclick = onclick;
      const plays = next(media, "playing");
      await media.play();
      await plays;
      media.pause();
      media.currentTime = 0;
      await next(media, "seeked");
      document.body.dataset["ready"] = "";
    };
    document.addEventListener("visibilitychange", () => document.hidden && void media.play(), { once: true });
  }, selector);
  await page.click("#play");
  await page.until(() => "ready" in document.body.dataset);
  await ending(page, selector, () => page.hide());
  await page.show();
  await page.until(() => !document.hidden);
}

each("media_4 a video in a hidden tab does not count", {}, async ({ page, open, collected }) => {
  await open(url());
  await hidden(page, "#clip");
  assert.deepEqual(short(await collected()).filter(event => !/start|10/.test(event)), []);
  await play(page);
  assert.deepEqual(short(await collected()), ALL, "and does when it is shown");
});

each("media_4 a video that is shown again counts from there", {}, async ({ page, open, collected }) => {
  await open(url());
  await page.evaluate(() => {
    const clip = document.querySelector<HTMLVideoElement>("#clip")!;
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) clip.currentTime = 0;
    });
  });
  await page.click("#play");
  await page.hide();
  await page.until(() => document.querySelector<HTMLVideoElement>("#clip")!.currentTime > 1.3);
  await ending(page, "#clip", () => page.show());
  assert.ok(!short(await collected()).includes("complete"));
});

each("media_4 a sound in a hidden tab counts", {}, async ({ page, open, collected }) => {
  await open(url());
  await page.evaluate(() => {
    const sound = document.createElement("audio");
    sound.id = "sound";
    sound.src = "sound.ogg";
    document.querySelector(".player")!.append(sound);
  });
  await hidden(page, "#sound");
  assert.deepEqual(short(await collected()), ALL);
});

each("media_4 picture-in-picture counts in a hidden tab", {}, async ({ page, open, collected }) => {
  await open(url());
  await page.evaluate(() => {
    // Only what the engine would say of it: none of them opens such a window under automation.
    Object.defineProperty(Document.prototype, "pictureInPictureElement", { get: () => document.querySelector("#clip") });
  });
  await hidden(page, "#clip");
  assert.deepEqual(short(await collected()), ALL);
});
