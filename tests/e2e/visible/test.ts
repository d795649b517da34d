import assert from "node:assert/strict";
import { each } from "../case.ts";
import type { Goal } from "../../../js/api.d.ts";
import type { Page } from "../page.ts";
import type { Row } from "../collector.ts";

interface Globals {
  observed(): [string, number][];
  looks: number;
  problems: [string, string][];
}

/** Puts this into the page, and adds the goals. */
const show = (page: Page, html: string, ...goals: (Partial<Goal> & Pick<Goal, "on">)[]) =>
  page.evaluate(
    (html, goals) => {
      document.body.insertAdjacentHTML("beforeend", html);
      return waymark.addGoals(goals as Goal[]);
    },
    html,
    goals.map((goal, place) => ({ id: `goal${place}`, ...goal })),
  );

const style = (page: Page, selector: string, css: string) =>
  page.evaluate((selector, css) => void document.querySelector<HTMLElement>(selector)!.setAttribute("style", css), selector, css);

const pause = (page: Page, seconds: number) => page.evaluate((seconds) => new Promise<void>((done) => setTimeout(done, seconds * 1e3)), seconds);

/** Until a goal has fired that often: whatever the others do is in the same batch, or in none. */
const fired = (collector: { until(enough: (rows: Row[]) => boolean): Promise<Row[]> }, page: Page, goal: string, times = 1) => {
  void page.evaluate(() => void setInterval(() => void waymark.flush(), 50));
  return collector.until((rows) => rows.filter((row) => row.goal === goal).length >= times);
};

const goals = (rows: Row[]) => rows.filter(({ goal }) => goal).map(({ goal }) => goal);

each("vis_1 half of an element for a second, by default", {}, async ({ page, open, collector }) => {
  await open();
  const from = await page.evaluate(() => Date.now());
  await show(page, `<p class="box" style="top: 0">Whole</p>`, { id: "promo", on: { visible: ".box" } });
  const [row] = await fired(collector, page, "promo");
  assert.deepEqual([row!.event, row!.props], ["promo", { percent: 50, seconds: 1 }]);
  // Not a measurement: the clock cannot have run faster than time.
  assert.ok(Date.parse(row!.time) - from >= 990);
});

each("vis_1 the exact limit counts, a pixel less does not", {}, async ({ page, open, collected, collector }) => {
  await open();
  await show(
    page,
    `<p class="box" id="half" style="bottom: -50px; left: 0"></p><p class="box" id="less" style="bottom: -51px; left: 200px"></p>
     <p class="box" id="corner" style="bottom: -20px; left: -30px"></p><p class="box" id="third" style="top: -66px; left: 300px"></p>`,
    { id: "half", on: { visible: { selector: "#half", seconds: 0.2 } } },
    { id: "less", on: { visible: { selector: "#less", seconds: 0.2 } } },
    { id: "corner", on: { visible: { selector: "#corner", seconds: 0.2, percent: 56 } } },
    { id: "third", on: { visible: { selector: "#third", seconds: 0.2, percent: 34 } } },
    { id: "more", on: { visible: { selector: "#third", seconds: 0.2, percent: 35 } } },
  );
  for (const goal of ["half", "corner", "third"]) await fired(collector, page, goal);
  await pause(page, 0.4);
  assert.deepEqual(goals(await collected()).sort(), ["corner", "half", "third"]);
});

each("vis_1 a 3,000 px tall description can be visible", {}, async ({ page, open, collector, collected }) => {
  await open();
  await show(
    page,
    `<p id="tall" style="margin: 0; margin-top: 50vh; height: 3000px">Description</p>`,
    { id: "half", on: { visible: { selector: "#tall", seconds: 0.2 } } },
    { id: "more", on: { visible: { selector: "#tall", seconds: 0.2, percent: 52 } } },
    { id: "all", on: { visible: { selector: "#tall", seconds: 0.2, percent: 100 } } },
  );
  await fired(collector, page, "half");
  await pause(page, 0.4);
  assert.deepEqual(goals(await collected()), ["half"]);
  await page.evaluate(() => scrollTo(0, innerHeight));
  await fired(collector, page, "all");
  assert.deepEqual(goals(await collected()).sort(), ["all", "half", "more"]);
});

each("vis_1 a wide element can be visible, and one that has grown", {}, async ({ page, open, collector, collected }) => {
  await open();
  await show(
    page,
    `<p id="wide" style="margin: 0; width: 9000px; height: 100px">Track</p><p class="box" id="grows" style="bottom: -97px">Grows</p>`,
    { id: "wide", on: { visible: { selector: "#wide", seconds: 0.2, percent: 100 } } },
    { id: "grows", on: { visible: { selector: "#grows", seconds: 0.2, percent: 90 } } },
  );
  await fired(collector, page, "wide");
  assert.deepEqual(goals(await collected()), ["wide"]);
  await style(page, "#grows", "top: 0; height: 5000px");
  await fired(collector, page, "grows");
});

each("vis_1 continuously begins anew, cumulative adds up", {}, async ({ page, open, collector }) => {
  await open();
  await show(
    page,
    `<p class="box">Comes and goes</p>`,
    { id: "sum", on: { visible: { selector: ".box", seconds: 1.5, mode: "cumulative" } } },
    { id: "stretch", on: { visible: { selector: ".box", seconds: 1.5 } } },
  );
  await page.evaluate(() => {
    let away = false;
    setInterval(() => (document.querySelector<HTMLElement>(".box")!.style.left = (away = !away) ? "-200px" : "0"), 250);
  });
  const rows = await fired(collector, page, "sum");
  assert.deepEqual(goals(rows), ["sum"]);
});

each("vis_2 nothing counts while the page is hidden", {}, async ({ page, open, collector, collected }) => {
  await open();
  await show(page, `<p class="box">Box</p>`, { id: "box", on: { visible: { selector: ".box", seconds: 2 } } });
  await page.hide();
  await page.until(() => document.hidden);
  await pause(page, 2.5);
  assert.deepEqual(goals(await collected()), []);
  await page.show();
  await fired(collector, page, "box");
});

for (const [what, css] of [["transparent", "opacity: 0"], ["invisible", "visibility: hidden"], ["skipped", "content-visibility: hidden"]] as const) {
  each(`vis_2 what is ${what} is looked at again, ten times`, {}, async ({ page, open, collector, collected }) => {
    await open();
    const looks = () => page.evaluate(() => (globalThis as unknown as Globals).looks);
    await show(
      page,
      `<div id="around" style="${css}"><p class="box" id="first">First</p></div>`,
      { id: "first", on: { visible: { selector: "#first", seconds: 0.2 } } },
    );
    if (css.startsWith("content")) {
      // What is not laid out is not in view.
      await pause(page, 0.6);
      assert.deepEqual(goals(await collected()), []);
    } else {
      await page.until(() => (globalThis as unknown as Globals).looks >= 2);
    }
    await style(page, "#around", "");
    await fired(collector, page, "first");
    if (css.startsWith("content")) return;

    const before = await looks();
    await show(page, `<p class="box" id="second" style="${css}; left: 200px">Second</p>`, { id: "second", on: { visible: { selector: "#second", seconds: 0.05 } } });
    await page.until((before) => (globalThis as unknown as Globals).looks >= before + 11, before);
    await pause(page, 0.5);
    assert.equal(await looks(), before + 11, "at the limit, and ten times more");
    await style(page, "#second", "left: 200px");
    await pause(page, 0.3);
    assert.deepEqual(goals(await collected()), ["first"]);
    // Out of view and in again, it has another chance.
    await style(page, "#second", "left: -200px");
    await pause(page, 0.3);
    await style(page, "#second", "left: 200px");
    await fired(collector, page, "second");
  });
}

each("vis_3 elements that come later, or match later, are found", {}, async ({ page, open, collector }) => {
  await open();
  await show(
    page,
    `<p class="box" id="named"></p><p class="box" id="set" style="left: 300px"></p>`,
    { id: "added", on: { visible: { selector: "p.added > b", seconds: 0.1 } } },
    { id: "named", on: { visible: { selector: "p.named", seconds: 0.1 } } },
    { id: "set", on: { visible: { selector: "#set[data-ready='1']", seconds: 0.1 } } },
  );
  await show(page, `<p class="box added" style="left: 400px"><b>Added</b></p>`);
  await fired(collector, page, "added");
  await page.evaluate(() => document.querySelector("#named")!.classList.add("named"));
  await fired(collector, page, "named");
  await page.evaluate(() => (document.querySelector<HTMLElement>("#set")!.dataset["ready"] = "1"));
  await fired(collector, page, "set");
});

each("vis_3 one observer of mutations for all goals, and none of any kind without them", {}, async ({ page, open }) => {
  await open();
  const observed = () => page.evaluate(() => (globalThis as unknown as Globals).observed());
  assert.deepEqual(await observed(), []);
  await show(page, `<p class="box"></p><p class="box"></p>`, { id: "a", on: { visible: ".box" } }, { id: "b", on: { visible: { selector: "p", percent: 80 } } });
  const some = [["IntersectionObserver", 2], ["IntersectionObserver", 2], ["MutationObserver", 1]];
  assert.deepEqual(await observed(), some);
  await page.evaluate(() => waymark.removeGoals(["a"]));
  assert.deepEqual(await observed(), some.slice(1));
  await page.evaluate(() => waymark.removeGoals(["b"]));
  assert.deepEqual(await observed(), []);
  await page.evaluate(() => waymark.addGoals([{ id: "c", on: { visible: "p" } }]));
  await page.evaluate(() => waymark.stop());
  assert.deepEqual(await observed(), []);
});

each("vis_3 what is removed is not observed any more", {}, async ({ page, open }) => {
  await open();
  await show(page, `<p class="box"></p><p class="box"></p>`, { id: "a", on: { visible: ".box" } });
  await page.evaluate(() => document.querySelector(".box")!.remove());
  await page.until(() => (globalThis as unknown as Globals).observed()[0]![1] === 1);
});

each("vis_3 at most 1,000 elements of a goal are observed, and it says so", {}, async ({ page, open }) => {
  await open();
  await show(page, `<p style="margin-top: 200vh">${"<i></i>".repeat(1_001)}</p>`, { id: "many", on: { visible: "i" } });
  assert.deepEqual(await page.evaluate(() => (globalThis as unknown as Globals).observed()[0]), ["IntersectionObserver", 1_000]);
  await show(page, "<i></i>");
  await pause(page, 0.4);
  assert.deepEqual(await page.evaluate(() => (globalThis as unknown as Globals).problems), [["too_many_elements", "goals.many.on"]]);
});

each("vis_4 once per key by default, repeat after a full exit", {}, async ({ page, open, collector, collected }) => {
  await open();
  await show(
    page,
    `<p class="box">Box</p>`,
    { id: "once", on: { visible: { selector: ".box", seconds: 0.1 } } },
    { id: "repeat", on: { visible: { selector: ".box", seconds: 0.1, repeat: true } } },
    { id: "session", once: "session", key: "the box", on: { visible: { selector: ".box", seconds: 0.1, repeat: true } } },
  );
  await fired(collector, page, "repeat");
  await style(page, ".box", "left: -80px");
  await pause(page, 0.3);
  await style(page, ".box", "left: 0");
  await pause(page, 0.4);
  assert.deepEqual(goals(await collected()).sort(), ["once", "repeat", "session"], "most of it was gone, not all");
  await style(page, ".box", "left: -200px");
  await pause(page, 0.3);
  await style(page, ".box", "left: 0");
  await fired(collector, page, "repeat", 2);
  await pause(page, 0.2);
  assert.deepEqual(goals(await collected()).sort(), ["once", "repeat", "repeat", "session"]);
});

each("vis_4 the key is the element, or what the goal says", {}, async ({ page, open, collector, collected }) => {
  await open();
  await show(
    page,
    `<p class="box" data-sku="A">A</p><p class="box" data-sku="A" style="left: 200px">A, too</p><p class="box" data-sku="B" style="left: 400px">B</p>`,
    { id: "element", on: { visible: { selector: ".box", seconds: 0.1 } } },
    { id: "product", key: { data: "sku" }, on: { visible: { selector: ".box", seconds: 0.1 } } },
  );
  await fired(collector, page, "element", 3);
  await pause(page, 0.2);
  const rows = (await collected()).filter(({ goal }) => goal === "product");
  assert.deepEqual(rows.map(({ key }) => key).sort(), ["A", "B"]);
});

each("vis_4 a new page view starts anew", {}, async ({ page, open, collector, collected }) => {
  await open();
  await show(page, `<p class="box">Box</p>`, { id: "box", on: { visible: { selector: ".box", seconds: 0.1 } } });
  await fired(collector, page, "box");
  await page.evaluate(() => history.pushState(null, "", "elsewhere"));
  await fired(collector, page, "box", 2);
  const rows = await collected();
  assert.deepEqual(rows.map(({ page_path }) => page_path.split("/").at(-1)), ["page.html", "elsewhere"]);
});
