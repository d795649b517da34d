import assert from "node:assert/strict";
import { each } from "../case.ts";
import type { Row } from "../collector.ts";
import type { Page } from "../page.ts";

// No test asks the vendors: a page of this case speaks as their players do.
const PLAYERS = {
  youtube: { address: "player.html?https://www.youtube.com/embed/abc?enablejsapi=1", url: "https://youtu.be/abc" },
  vimeo: { address: "player.html?https://player.vimeo.com/video/123", url: "https://vimeo.com/123" },
};

const add = (page: Page, address: string) =>
  page.evaluate(async address => void (await (globalThis as unknown as { add(address: string): Promise<Event> }).add(address)), address);

/** Presses in the player, or does something else, and waits until it has come to its end. */
async function played(page: Page, act: () => Promise<unknown> = () => page.click("iframe")): Promise<void> {
  await page.evaluate(() => {
    document.body.dataset["played"] = "";
    const hear = ({ data }: MessageEvent) => {
      if (!data.played) return;
      document.body.dataset["played"] = "yes";
      removeEventListener("message", hear);
    };
    addEventListener("message", hear);
  });
  await act();
  await page.until(() => document.body.dataset["played"] === "yes");
}

const short = (rows: Row[]) => rows.map(({ event, props }) => [event.slice(6), props?.["video_percent"]].filter(part => part !== undefined).join(" "));

for (const [name, { address, url }] of Object.entries(PLAYERS)) {
  each(`media_1 media_2 a player of ${name} starts, goes on and is complete, each once`, {}, async ({ page, open, collected }) => {
    await open();
    await add(page, address);
    await played(page);
    await played(page);
    const rows = await collected();
    assert.deepEqual(short(rows), ["start", "progress 50", "complete"]);
    assert.deepEqual(rows[1]!.props, { video_title: "A film", video_url: url, video_percent: 50, video_duration: 2, video_provider: name });
  });

  each(`media_2 a seek to the end earns nothing in a player of ${name}`, {}, async ({ page, open, collected }) => {
    await open();
    await add(page, `${address}&seek`);
    await played(page);
    assert.deepEqual(short(await collected()), ["start"]);
  });

  each(`media_3 what a player of ${name} plays by itself and silently does not count`, {}, async ({ page, open, collected }) => {
    await open();
    await played(page, () => add(page, `${address}&autoplay&mute`));
    await page.click("#elsewhere");
    assert.deepEqual(short(await collected()), []);
    await played(page);
    assert.deepEqual(short(await collected()), ["start", "progress 50", "complete"], "and does once the visitor presses");
  });

  each(`goal_3 nothing is heard of a player of ${name} once that has been ended`, {}, async ({ page, open, collected }) => {
    await open();
    await add(page, address);
    await page.evaluate(() => (globalThis as unknown as { ends: (() => void)[] }).ends.forEach(end => end()));
    await played(page);
    assert.deepEqual(short(await collected()), []);
  });
}

each("media_4 a live player has no percent", {}, async ({ page, collector, open, collected }) => {
  await open();
  await add(page, `${PLAYERS.youtube.address}&live`);
  await page.click("iframe");
  await collector.until(rows => rows.some(({ event }) => event === "video_start"));
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 1200)));
  const rows = await collected();
  assert.deepEqual(short(rows), ["start"]);
  assert.ok(!("video_duration" in rows[0]!.props!));
});
