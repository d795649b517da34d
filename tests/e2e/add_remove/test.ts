import assert from "node:assert/strict";
import type { Batch, Goal, Problem, Waymark } from "../../../js/api.d.ts";
import { each } from "../case.ts";

declare function start(options: unknown): Waymark;
declare const problems: Problem[];

each("goal_3 addGoals() tells what is wrong with its own goals, by their places in it", {}, async ({ page, open, collected }) => {
  await open();
  const [found, reported] = await page.evaluate(async () => {
    const goals = [{ id: "a", on: { click: "[" } }, { id: "b", on: { click: "#buy" }, value: -1 }, { id: "c", on: { click: "#buy" } }];
    return [await waymark.addGoals(goals as Goal[]), structuredClone(problems)] as const;
  });
  assert.deepEqual(found.map(({ code, path }) => [code, path]).sort(), [["out_of_range", "goals[1].value"], ["selector", "goals[0].on.click"]]);
  assert.deepEqual(reported, found, "onDiagnostic hears them too");
  assert.deepEqual(await page.evaluate(() => waymark.addGoals([{ id: "d", on: { click: "#other" } }])), []);
  assert.deepEqual(await page.evaluate(() => waymark.addGoals("d" as unknown as Goal[])), [{ code: "wrong_type", path: "goals", severity: "error" }]);
  await page.click("#buy");
  await page.click("#other");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["once", "cool", "b", "c", "d"]);
});

each("goal_3 a goal that replaces another by its id goes on where that one stood", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#buy");
  const found = await page.evaluate(() =>
    waymark.addGoals([
      { id: "once", on: { click: "#buy, #other" }, once: "page", key: { data: "sku" }, props: { now: "replaced" } },
      { id: "cool", on: { click: "#buy, #other" }, cooldown: 3600, props: { now: "replaced" } },
    ]),
  );
  assert.deepEqual(found, []);
  await page.click("#buy"); // What barred it before still does.
  await page.click("#other");
  const rows = await collected();
  const said = rows.map(({ goal, props }) => [goal, (props as { now?: string }).now]);
  assert.deepEqual(said, [["once", undefined], ["cool", undefined], ["once", "replaced"], ["cool", "replaced"]]);
});

each("goal_4 what bars a goal holds for one name of its event", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#buy");
  await page.evaluate(() => waymark.addGoals([{ id: "once", on: { click: "#buy" }, event: "renamed", once: "page", key: { data: "sku" } }]));
  await page.click("#buy");
  assert.deepEqual((await collected()).map(({ event }) => event), ["once", "cool", "renamed"]);
});

each("goal_3 a goal that was removed counts no more, and what barred it bars it when it is back", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#buy");
  await page.evaluate(() => waymark.removeGoals(["once", "cool", "never there"]));
  await page.click("#buy");
  const found = await page.evaluate(() => waymark.addGoals([{ id: "once", on: { click: "#buy" }, once: "page", key: { data: "sku" } }]));
  assert.deepEqual(found, []);
  await page.click("#buy");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["once", "cool"]);
});

each("dom_7 a second start for the same collector gives the first instance and tells both; after stop() a new one", {}, async ({ page, open, collected }) => {
  await open();
  const second = await page.evaluate(async () => {
    const heard: Problem[] = [];
    // The same address, written another way.
    const again = start({ collector: new URL("/collect", location.href).href, onDiagnostic: (problem: Problem) => heard.push(problem) });
    return { same: again === waymark, heard, first: structuredClone(problems) };
  });
  const problem: Problem = { code: "second_start", path: "collector", severity: "warning" };
  assert.deepEqual(second, { same: true, heard: [problem], first: [problem] });
  await page.click("#buy");
  const third = await page.evaluate(async () => {
    await waymark.stop();
    const before = waymark;
    globalThis.waymark = start({ collector: "/collect", goals: [{ id: "anew", on: { click: "#buy" } }] });
    return { same: waymark === before, status: (await waymark.ready).status, before: before.status };
  });
  assert.deepEqual(third, { same: false, status: "running", before: "stopped" });
  await page.click("#buy");
  const rows = await collected();
  assert.deepEqual(rows.map(({ goal }) => goal), ["once", "cool", "anew"]);
  assert.equal(new Set(rows.map(({ stream_id }) => stream_id)).size, 2);
});

each("dom_6 a root that is none opens nothing, and everything goes on", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => waymark.registerRoot(null as never));
  await page.click("#buy");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["once", "cool"]);
});

each("goal_2 a goal that cannot begin takes no other with it", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    (globalThis as unknown as { layer: string }).layer = "no list";
    return waymark.addGoals([{ id: "pushed", on: { dataLayer: { event: "x", global: "layer" } } }, { id: "behind", on: { click: "#buy" } }]);
  });
  await page.click("#buy");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["once", "cool", "behind"]);
});

each("page_1 goal_3 where a goal holds is asked of the view that is left", {}, async ({ page, open, shop }) => {
  await open();
  await page.evaluate(async () => {
    await waymark.addGoals([{ id: "here", on: { engaged: true }, where: "*/page.html" }]);
    await new Promise(resolve => setTimeout(resolve, 50));
    history.pushState(null, "", "/elsewhere");
    void waymark.flush();
  });
  await shop.requests(1);
  const [{ events, pages }] = shop.batches() as [Batch];
  assert.deepEqual(events.map(({ goal, page }) => [goal, pages[page]!.path]), [["here", "/case/add_remove/page.html"]]);
});
