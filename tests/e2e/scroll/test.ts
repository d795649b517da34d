import assert from "node:assert/strict";
import { each } from "../case.ts";
import type { Row } from "../collector.ts";
import type { Page } from "../page.ts";

const depths = (rows: Row[]) => rows.filter(({ goal }) => goal === "depth").map(({ props }) => props!["percent_scrolled"]);
const of = (rows: Row[], id: string) => rows.filter(({ goal }) => goal === id);

/** Waits for the scroll event that a script's scroll has, and for the frame in which it is. */
const byScript = (page: Page, viewports: number) =>
  page.evaluate(
    (viewports) =>
      new Promise<void>((done) => {
        addEventListener("scroll", () => requestAnimationFrame(() => done()), { once: true });
        scrollTo({ top: viewports * innerHeight, behavior: "instant" });
      }),
    viewports,
  );

/** Longer than a visitor's scroll goes on: the rule is about 200 ms. */
const rest = (page: Page) => page.evaluate(() => new Promise((done) => setTimeout(done, 400)));

/** One scroll by the visitor, to there, as one reading. */
async function turn(page: Page, viewports: number): Promise<void> {
  await page.evaluate((viewports) => {
    const shop = globalThis as unknown as { turn: number; turned: boolean };
    shop.turn = viewports * innerHeight;
    shop.turned = false;
    // The tracker was there first.
    addEventListener("scroll", () => void (shop.turned = true), { once: true, capture: true });
  }, viewports);
  await page.press("PageDown");
  await page.until(() => (globalThis as unknown as { turned: boolean }).turned);
}

each("scroll_1 scroll_2 each threshold once, in order, with one time for what one reading skips", {}, async ({ page, open, collected }) => {
  await open();
  await turn(page, 5);
  const rows = of(await collected(), "depth");
  assert.deepEqual(rows.map(({ event, props }) => [event, props]), [["scroll", { percent_scrolled: 25 }], ["scroll", { percent_scrolled: 50 }]]);
  assert.equal(rows[0]!.time, rows[1]!.time);
  await rest(page);
  await turn(page, 0);
  await turn(page, 9);
  assert.deepEqual(depths(await collected()), [25, 50, 75, 90]);
});

each("scroll_1 pixels to the lower edge, in order", {}, async ({ page, open, collected }) => {
  await open();
  await turn(page, 9);
  assert.deepEqual(of(await collected(), "pixels").map(({ props }) => props), [{ pixels_scrolled: 2000 }, { pixels_scrolled: 3000 }]);
});

each("scroll_1 the lower edge counts, to the pixel", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    document.body.style.height = "4000px";
    for (const element of document.querySelectorAll("article, #anchor")) element.remove();
  });
  const to = async (top: number) => {
    const height = await page.evaluate(() => innerHeight);
    await turn(page, top / height - 1);
  };
  await to(1990);
  assert.deepEqual(of(await collected(), "pixels"), []);
  assert.deepEqual(depths(await collected()), [25]);
  await to(2000);
  assert.equal(of(await collected(), "pixels").length, 1);
  assert.deepEqual(depths(await collected()), [25, 50]);
});

each("scroll_1 inside measures one element", {}, async ({ page, open, collected }) => {
  await open();
  const article = async () => of(await collected(), "article").map(({ props }) => props!["percent_scrolled"]);
  // From 300 to 500 viewports' hundredths down.
  await turn(page, 2.9);
  assert.deepEqual(await article(), []);
  await turn(page, 3.1);
  assert.deepEqual(await article(), [50]);
  await turn(page, 4.1);
  assert.deepEqual(await article(), [50, 100]);
  assert.deepEqual(of(await collected(), "nothing"), [], "and what is not there nothing");
});

each("scroll_2 growth of the page never re-arms a threshold", {}, async ({ page, open, collected }) => {
  await open();
  await turn(page, 5);
  await page.evaluate(() => (document.body.style.height = "4000vh"));
  await turn(page, 1);
  await turn(page, 8);
  assert.deepEqual(depths(await collected()), [25, 50]);
});

each("scroll_2 each threshold once per page view", {}, async ({ page, open, collected }) => {
  await open();
  await turn(page, 2);
  assert.deepEqual(depths(await collected()), [25]);
  await page.reload();
  await page.evaluate(async () => void (await waymark.ready));
  await rest(page);
  await turn(page, 3);
  assert.deepEqual(depths(await collected()), [25, 25]);
  await page.evaluate(() => history.pushState(null, "", "elsewhere"));
  await rest(page);
  await turn(page, 2);
  assert.deepEqual(depths(await collected()), [25, 25, 25]);
});

each("scroll_3 keys scroll", {}, async ({ page, open, collected }) => {
  await open();
  // A busy engine may begin later than 200 ms after the key: then that one does not count.
  while (depths(await collected()).length < 4) {
    await page.press("Home");
    await page.press("End");
    await rest(page);
  }
  assert.deepEqual(depths(await collected()), [25, 50, 75, 90]);
});

each("scroll_3 the wheel scrolls", {}, async ({ page, open, collected }) => {
  await open();
  await page.hover({ x: 300, y: 300 });
  await page.wheel(3000);
  await page.until(() => scrollY > innerHeight * 2);
  await rest(page);
  assert.equal(depths(await collected())[0], 25);
});

each("scroll_3 the scrollbar scrolls, beside the page or over it", {}, async ({ page, open, collected }) => {
  await open();
  const { x, y } = await page.evaluate(() => ({ x: innerWidth - 5, y: Math.round(innerHeight / 2) }));
  // What floats is there once the pointer is.
  await page.hover({ x, y: 30 });
  await page.drag({ x, y: 30 }, { x, y });
  await page.until(() => scrollY > innerHeight * 2);
  await rest(page);
  assert.equal(depths(await collected())[0], 25);
});

each("scroll_3 a script's scroll and an anchor do not count, and the next scroll counts as far as it goes", {}, async ({ page, open, collected }) => {
  await open();
  await byScript(page, 8);
  await byScript(page, 0);
  await page.click("#link");
  await page.until(() => scrollY > innerHeight * 6);
  await page.evaluate(() => {
    // Far from any input, a script can go on scrolling for as long as it likes.
    let times = 0;
    return new Promise<void>((done) => {
      const step = () => {
        scrollBy(0, times % 2 ? 50 : -50);
        if (times++ < 20) requestAnimationFrame(step);
        else done();
      };
      step();
    });
  });
  assert.deepEqual(depths(await collected()), []);
  await byScript(page, 0);
  await turn(page, 2);
  assert.deepEqual(depths(await collected()), [25]);
});

each("scroll_3 a place that the browser finds again does not count", { not: { webkit: "it begins at the top after `history.go(0)`" } }, async ({ page, open, collected }) => {
  await open();
  await byScript(page, 8);
  await page.reload();
  await page.evaluate(async () => void (await waymark.ready));
  await page.until(() => scrollY > innerHeight * 7);
  await rest(page);
  assert.deepEqual(depths(await collected()), []);
});

each("scroll_3 keys in a field and on a control are no scrolling", {}, async ({ page, open, collected }) => {
  await open();
  await page.focus("#field");
  await page.press("ArrowDown");
  await byScript(page, 3);
  await rest(page);
  await page.focus("#top");
  await page.press(" ");
  await page.until(() => scrollY > innerHeight * 8);
  await rest(page);
  assert.deepEqual(depths(await collected()), []);
});

each("scroll_3 what a script dispatches is no scrolling", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    dispatchEvent(new WheelEvent("wheel", { deltaY: 100 }));
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "End", bubbles: true }));
  });
  await byScript(page, 8);
  await turn(page, 0);
  await page.evaluate(() => dispatchEvent(new Event("scroll")));
  assert.deepEqual(depths(await collected()), []);
});

each("scroll_4 where the page does not scroll, the largest scroller is found, whatever lies over it", {}, async ({ page, open, collected }) => {
  await open("scroller.html");
  const end = async (selector: string) => {
    await page.focus(selector);
    await page.press("PageUp");
    await page.until((selector) => document.querySelector(selector)!.scrollTop > innerHeight * 8.9, selector);
    await rest(page);
  };
  await end("aside");
  assert.deepEqual(depths(await collected()), []);
  assert.equal(of(await collected(), "aside").length, 1, "but where a goal names it");
  await end("main");
  assert.deepEqual(depths(await collected()), [25, 50, 75, 90]);
});

each("scroll_4 a scroller beside a page that scrolls is not the page", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    const aside = document.querySelector("aside")!;
    aside.tabIndex = 0;
    aside.focus();
  });
  await page.press("End");
  await page.until(() => document.querySelector("aside")!.scrollTop > 800);
  await rest(page);
  const rows = await collected();
  assert.deepEqual(depths(rows), []);
  assert.equal(of(rows, "aside").length, 1);
});

each("scroll_4 a page that does not scroll fires no threshold", {}, async ({ page, open, collected }) => {
  await open("short.html");
  await page.press("End");
  await page.hover({ x: 300, y: 300 });
  await page.wheel(1000);
  await rest(page);
  assert.deepEqual(await collected(), []);
});

each("scroll_5 one reading per frame, and none while hidden", {}, async ({ page, open }) => {
  await open();
  const readings = () => page.evaluate(() => (globalThis as unknown as { readings: number }).readings);
  await page.evaluate(() => {
    (globalThis as unknown as { steps: number }).steps = 20;
  });
  await turn(page, 1);
  assert.equal(await readings(), 2, "one for each of the goals that measure the page");

  await page.evaluate(() => waymark.addGoals([{ id: "made", event: "made", synthetic: "count", on: { scroll: true } }]));
  const press = (viewports: number) =>
    page.evaluate((viewports) => {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "End", bubbles: true }));
      scrollTo({ top: viewports * innerHeight, behavior: "instant" });
    }, viewports);
  await rest(page);
  await press(2);
  await page.until(() => (globalThis as unknown as { readings: number }).readings === 3);
  await page.hide();
  await page.until(() => document.hidden);
  await press(3);
  await rest(page);
  assert.equal(await readings(), 3);
});
