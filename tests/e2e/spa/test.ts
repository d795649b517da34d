import assert from "node:assert/strict";
import { each, type Context } from "../case.ts";
import type { Page } from "../page.ts";
import type { Shop } from "../shop.ts";

/** What a router does: behind each step the page has changed. */
const push = (page: Page, ...urls: string[]) => page.evaluate((urls: string[]) => urls.forEach(url => history.pushState(null, "", url)), urls);
const replace = (page: Page, url: string) => page.evaluate((url: string) => history.replaceState(null, "", url), url);
const at = (page: Page, end: string) => page.until((end: string) => location.href.endsWith(end), end);

async function go(page: Page, delta: number, end: string): Promise<void> {
  await page.evaluate((delta: number) => history.go(delta), delta);
  await at(page, end);
}

/** The last parts of the paths of the views that were sent. */
const paths = async ({ collected }: Context) =>
  (await collected()).filter(({ event }) => event === "page_view").map(({ page_path }) => page_path.split("/").at(-1));

/** With what every event says of its page. */
const pages = async (shop: Shop) => (await shop.requests(1), shop.batches()).flatMap(({ events, pages }) => events.map(({ event, page }) => ({ event, ...pages[page]! })));

for (const [how, old] of [["", ""], [", in browsers without the Navigation API, too", "&old"]] as const) {
  each(`page_1 another path is another view, also when replaced or gone back to; another search or fragment is not${how}`, {}, async context => {
    const { page, open } = context;
    await open(`page.html?a=1${old}`);
    await push(page, "a", "a", "a?x=1", "a?x=1#y");
    await replace(page, "b");
    await push(page, "c#z");
    await go(page, -1, "/b");
    await go(page, 1, "/c#z");
    assert.deepEqual(await paths(context), ["page.html", "a", "b", "c", "b", "c"]);
  });

  each(`page_1 spa: "search" also has another search${how}`, {}, async context => {
    const { page, open } = context;
    await open(`page.html?spa=search${old}`);
    await push(page, "a", "a?x=1", "a?x=2", "a?x=2#y", "a?x=2#z");
    await go(page, -4, "/a");
    assert.deepEqual(await paths(context), ["page.html", "a", "a", "a", "a"]);
  });

  each(`page_1 spa: "hash" also has another fragment, by a link too${how}`, {}, async context => {
    const { page, open } = context;
    await open(`page.html?spa=hash${old}`);
    await page.click("#anchor");
    await at(page, "#reviews");
    await page.click("#anchor");
    await push(page, "a?x=1", "a?x=1#y");
    await go(page, -1, "/a?x=1");
    assert.deepEqual(await paths(context), ["page.html", "page.html", "a", "a", "a"]);
  });

  each(`goal_3 after stop() navigation is the page's alone, and what was wrapped is as it was${how}`, {}, async ({ page, open, collector }) => {
    await open(`page.html?${old}`);
    const whole = await page.evaluate(async () => {
      await waymark.stop();
      return [Object.hasOwn(history, "pushState"), Object.hasOwn(history, "replaceState")];
    });
    assert.deepEqual(whole, [false, false]);
    await push(page, "a");
    await at(page, "/a");
    assert.deepEqual((await collector.rows()).map(({ goal }) => goal), ["view"]);
  });
}

each("page_1 spa: false takes the document for one view", {}, async context => {
  const { page, open } = context;
  await open("page.html?spa=false");
  await push(page, "a", "b?c#d");
  assert.deepEqual(await paths(context), ["page.html"]);
});

each("page_1 the page scope of goals, and what a pattern is compared with, is the view", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#buy");
  await page.click("#buy");
  await page.click("#cart");
  await page.click("#buy");
  await page.click("#buy");
  const rows = (await collected()).map(({ event, page_path }) => [event, page_path.split("/").at(-1)]);
  assert.deepEqual(rows, [["page_view", "page.html"], ["buy", "page.html"], ["page_view", "cart"], ["view_cart", "cart"], ["buy", "cart"]]);
});

each("page_1 the referrer of a single-page view is the view before, without what must not leave", {}, async ({ page, open, shop, collected }) => {
  await open();
  await replace(page, "page.html?email=jane%40example.com#top");
  await push(page, "a", "b");
  await collected();
  const seen = (await pages(shop)).filter(({ event }) => event === "page_view").map(({ url, referrer }) => [url, referrer]);
  assert.deepEqual(seen, [[shop.url("page.html"), ""], [shop.url("a"), shop.url("page.html")], [shop.url("b"), shop.url("a")]]);
});

each("page_1 the title is read once it has not changed for a while", {}, async ({ page, open, shop, collector }) => {
  await open("page.html?every=2");
  await page.evaluate(() => {
    history.pushState(null, "", "a");
    // What is set later comes before the next look at it.
    for (const after of [0, 60, 140]) setTimeout(() => (document.title = `Later ${after}`), after);
  });
  await collector.next(2);
  assert.deepEqual((await pages(shop)).map(({ title }) => title), ["Shop", "Later 140"]);
});

each("page_1 a title that never stops changing is read all the same", {}, async ({ page, open, shop, collector }) => {
  await open("page.html?every=2");
  await page.evaluate(() => {
    history.pushState(null, "", "a");
    let count = 0;
    setInterval(() => (document.title = `(${++count}) new messages`), 40);
  });
  await collector.next(2);
  assert.match((await pages(shop))[1]!.title, /^\(\d+\) new messages$/);
});

each("page_1 a title that is set just before the page is left is read", {}, async ({ page, open, shop, collector }) => {
  await open();
  await page.evaluate(() => {
    history.pushState(null, "", "a");
    document.title = "Set in time";
  });
  await page.close();
  await collector.next(2);
  assert.deepEqual((await pages(shop)).map(({ title }) => title), ["Shop", "Set in time"]);
});

each("page_1 each view keeps its own title", {}, async ({ page, open, shop, collected }) => {
  await open();
  await page.evaluate(async () => {
    for (const name of ["a", "b"]) {
      history.pushState(null, "", name);
      document.title = `Title of ${name}`;
      // Longer than it is waited for at the most.
      await new Promise(resolve => setTimeout(resolve, 600));
    }
  });
  await collected();
  assert.deepEqual((await pages(shop)).filter(({ event }) => event === "page_view").map(({ title }) => title), ["Shop", "Title of a", "Title of b"]);
});

each("dom_3 what others wrap around history, before and after, runs as if the tracker were not there", {}, async context => {
  const { page, open } = context;
  await open("page.html?old");
  const seen = await page.evaluate(() => {
    const calls: unknown[][] = [];
    // One puts itself on the prototype, one on top.
    const { pushState } = History.prototype;
    History.prototype.pushState = function (...given) {
      calls.push(["prototype", this === history, ...given]);
      return pushState.apply(this, given);
    };
    const inner = history.pushState;
    history.pushState = function (...given) {
      calls.push(["top"]);
      return inner.apply(this, given);
    };
    history.pushState({ a: 1 }, "", "a");
    let thrown = "";
    try {
      history.pushState(null, "", "http://elsewhere.example/");
    } catch (error) {
      thrown = (error as Error).name;
    }
    return { calls, thrown, state: history.state as unknown };
  });
  assert.deepEqual(seen, {
    calls: [["top"], ["prototype", true, { a: 1 }, "", "a"], ["top"], ["prototype", true, null, "", "http://elsewhere.example/"]],
    thrown: "SecurityError",
    state: { a: 1 },
  });
  assert.deepEqual(await paths(context), ["page.html", "a"]);
  // It stays where it is, and lets everything through.
  const after = await page.evaluate(async () => {
    const top = history.pushState;
    await waymark.stop();
    history.pushState(null, "", "b");
    return [history.pushState === top, location.pathname.endsWith("/b")];
  });
  assert.deepEqual(after, [true, true]);
});
