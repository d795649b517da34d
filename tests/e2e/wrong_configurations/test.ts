// Each row is one configuration: a goal that is right, and something wrong beside it.

import assert from "node:assert/strict";
import type { Waymark } from "../../../js/api.d.ts";
import { each } from "../case.ts";

/** Severity, code and path. */
type Said = ["error" | "warning", string, string];
type Configured = Promise<{ status: Waymark["status"]; problems: Said[] }>;

interface Wrong {
  what: string;
  /** Runs in the page. */
  start(): Configured;
  problems: Said[];
  /** Ids of goals that work none the less, without the wrong part. */
  stay?: string[];
}

declare function configure(goals: unknown[], options?: object): Configured;

const WRONG: Wrong[] = [
  { what: "a goal that is null", start: () => configure([null]), problems: [["error", "wrong_type", "goals[1]"]] },
  {
    what: "two triggers in one goal",
    start: () => configure([{ id: "two", on: { click: "#bad", page: true } }]),
    problems: [["error", "one_trigger", "goals[1].on"]],
  },
  { what: "no trigger", start: () => configure([{ id: "none", on: {} }]), problems: [["error", "one_trigger", "goals[1].on"]] },
  { what: "no `on`", start: () => configure([{ id: "no_on" }]), problems: [["error", "missing", "goals[1].on"]] },
  {
    what: "an unknown trigger",
    start: () => configure([{ id: "unknown", on: { clik: "#bad" } }]),
    problems: [["error", "unknown_trigger", "goals[1].on.clik"]],
  },
  {
    what: "a broken selector, short and long",
    start: () => configure([{ id: "short", on: { click: "#bad[" } }, { id: "long", on: { click: { selector: "#bad::" } } }]),
    problems: [["error", "selector", "goals[1].on.click"], ["error", "selector", "goals[2].on.click.selector"]],
  },
  {
    what: "a broken selector for each trigger that takes one",
    start: () =>
      configure(
        [
          { outbound: ".a[" },
          { download: { selector: ".a[", extensions: ["pdf"] } },
          { submit: ".a[" },
          { form: ".a[" },
          { change: { selector: ".a[" } },
          { scroll: { inside: ".a[", root: ".b[" } },
          { visible: ".a[" },
          { dwell: { inside: ".a[" } },
          { media: ".a[" },
          { customEvent: { name: "added", target: ".a[" } },
        ].map((on, n) => ({ id: `selector_${n}`, on })),
      ),
    problems: [
      ["error", "selector", "goals[1].on.outbound"],
      ["error", "selector", "goals[2].on.download.selector"],
      ["error", "selector", "goals[3].on.submit"],
      ["error", "selector", "goals[4].on.form"],
      ["error", "selector", "goals[5].on.change.selector"],
      ["error", "selector", "goals[6].on.scroll.inside"],
      ["error", "selector", "goals[6].on.scroll.root"],
      ["error", "selector", "goals[7].on.visible"],
      ["error", "selector", "goals[8].on.dwell.inside"],
      ["error", "selector", "goals[9].on.media"],
      ["error", "selector", "goals[10].on.customEvent.target"],
    ],
  },
  {
    what: "a broken selector where a datum is read: without its key a goal is off, without its value it is not",
    start: () =>
      configure([
        { id: "closest_key", on: { click: "#bad" }, key: { data: "sku", from: { closest: "a[" } } },
        { id: "find_value", on: { click: "#bad" }, value: { data: "price", from: { find: ">" } }, currency: "EUR" },
      ]),
    problems: [["error", "selector", "goals[1].key.from.closest"], ["error", "selector", "goals[2].value.from.find"]],
    stay: ["find_value"],
  },
  {
    what: "a broken regular expression",
    start: () => configure([{ id: "regex", on: { click: "#bad" }, props: { price: { data: "price", regex: "(" } } }]),
    problems: [["error", "regex", "goals[1].props.price.regex"]],
    stay: ["regex"],
  },
  {
    what: "a currency of four letters",
    start: () => configure([{ id: "euro", on: { click: "#bad" }, currency: "EURO" }]),
    problems: [["error", "not_currency", "goals[1].currency"]],
    stay: ["euro"],
  },
  {
    what: "a value below 0",
    start: () => configure([{ id: "negative", on: { click: "#bad" }, value: -1, currency: "EUR" }]),
    problems: [["error", "out_of_range", "goals[1].value"]],
    stay: ["negative"],
  },
  {
    what: "a value without a currency",
    start: () => configure([{ id: "valued", on: { click: "#bad" }, value: 5 }]),
    problems: [["error", "needs_currency", "goals[1].value"]],
    stay: ["valued"],
  },
  {
    what: "two goals with one id: the last one holds",
    start: () => configure([{ id: "twin", on: { click: "#nowhere" } }, { id: "twin", on: { click: "#bad" } }]),
    problems: [["warning", "duplicate_id", "goals[2].id"]],
    stay: ["twin"],
  },
  {
    what: "10,000 goals",
    start: () => configure(Array.from({ length: 10_000 }, (_, n) => ({ id: `many_${n}`, on: { click: n === 998 || n === 999 ? "#bad" : "#nowhere" } }))),
    problems: [["error", "too_many", "goals[1000]"]],
    stay: ["many_998"],
  },
  {
    what: "a getter that throws, in the options",
    start: () => configure([], { get currency() { throw new Error("options"); } }),
    problems: [["error", "threw", "currency"]],
  },
  {
    what: "a getter that throws, in a goal",
    start: () => configure([{ id: "getter", on: { click: "#bad" }, get event() { throw new Error("goal"); } }]),
    problems: [["error", "threw", "goals[1].event"]],
    stay: ["getter"],
  },
  {
    what: "a getter that throws, in `on`",
    start: () => configure([{ id: "getter_on", on: { get click() { throw new Error("on"); } } }]),
    problems: [["error", "threw", "goals[1].on.click"]],
  },
  {
    what: "props that stand in themselves, where they would be a source",
    start: () => {
      const props: Record<string, unknown> = { size: "M" };
      props["self"] = props;
      return configure([{ id: "cyclic", on: { click: "#bad" }, props }]);
    },
    problems: [
      ["warning", "unknown_key", "goals[1].props.self.size"],
      ["warning", "unknown_key", "goals[1].props.self.self"],
      ["error", "one_source", "goals[1].props.self"],
    ],
    stay: ["cyclic"],
  },
  {
    what: "a scope beyond the page without a key",
    start: () => configure([{ id: "session", on: { click: "#bad" }, once: "session" }]),
    problems: [["error", "needs_key", "goals[1].once"]],
  },
  {
    what: "a slip in a name",
    start: () => configure([{ id: "slip", on: { click: "#bad" }, cooldwon: 3 }]),
    problems: [["warning", "unknown_key", "goals[1].cooldwon"]],
    stay: ["slip"],
  },
  {
    what: "a function where data are expected",
    start: () => configure([{ id: "function", on: { click: "#bad" }, event: () => "bought", props: { size: () => "M" } }]),
    problems: [["error", "wrong_type", "goals[1].event"], ["error", "wrong_type", "goals[1].props.size"]],
    stay: ["function"],
  },
  {
    what: "no number",
    start: () => configure([{ id: "nan", on: { click: "#bad" }, cooldown: NaN }]),
    problems: [["error", "not_finite", "goals[1].cooldown"]],
    stay: ["nan"],
  },
  {
    what: "a proxy that does not say what it has",
    start: () => configure([new Proxy({ id: "proxy" }, { ownKeys() { throw new Error("proxy"); } })]),
    problems: [["error", "threw", "goals[1]"]],
  },
];

/** Without a goal that is right. */
const WITHOUT: Wrong[] = [
  { what: "no collector", start: () => configure([], { collector: undefined }), problems: [["error", "missing", "collector"]] },
  {
    what: "a collector that is a number among some that are none",
    start: () => configure([], { collector: [7, { url: "" }, { url: "/collect?none", filter: { category: "all" } }] }),
    problems: [
      ["error", "wrong_type", "collector[0]"],
      ["error", "empty", "collector[1].url"],
      ["error", "unknown_value", "collector[2].filter.category"],
    ],
  },
  { what: "goals that are no list", start: () => configure([], { goals: { id: "a", on: { click: "#bad" } } }), problems: [["error", "wrong_type", "goals"]] },
  {
    what: "goals that cannot be read",
    start: () => configure([], { get goals() { throw new Error("goals"); } }),
    problems: [["error", "threw", "goals"]],
  },
];

each("goal_2 a wrong configuration is told with codes and paths, and switches off no more than itself", {}, async ({ page, shop, collector }) => {
  await page.goto(shop.url("page.html"));
  for (const { what, start, problems } of WRONG) {
    assert.deepEqual(await page.evaluate(start), { status: "running", problems }, what);
  }
  await page.click("#good");
  await page.click("#bad");
  // As the page is left, all send what they have. Not by closing the tab: so many requests at once are more than a browser
  // keeps for a tab that is gone.
  await page.goto(shop.url("page.html"));
  const good = WRONG.map((_, n) => `good_${n + 1}`);
  const rows = await collector.next(good.length + WRONG.flatMap(({ stay }) => stay ?? []).length);
  assert.deepEqual(rows.map(({ goal }) => goal).sort(), [...good, ...WRONG.flatMap(({ stay }) => stay ?? [])].sort());
  const [negative] = rows.filter(({ goal }) => goal === "negative");
  assert.deepEqual([negative!.value, negative!.currency], [null, null]);
});

each("goal_2 all that is wrong is told at once", {}, async ({ page, shop, collected }) => {
  await page.goto(shop.url("page.html"));
  const { status, problems } = await page.evaluate(() =>
    configure(
      [null, { id: "two", on: { click: "a", page: true } }, { id: "", on: { click: "[" } }, { id: "x", on: { click: "[" }, value: -1, once: "ever", colour: 1 }, { id: "y", on: { click: "[" } }],
      { flush: { every: 0 }, currency: "€", debugg: true },
    ),
  );
  assert.equal(status, "running");
  assert.deepEqual(problems, [
    ["error", "out_of_range", "flush.every"],
    ["error", "not_currency", "currency"],
    ["warning", "unknown_key", "debugg"],
    ["error", "wrong_type", "goals[1]"],
    ["error", "one_trigger", "goals[2].on"],
    ["error", "empty", "goals[3].id"],
    ["error", "selector", "goals[3].on.click"],
    ["error", "selector", "goals[4].on.click"],
    ["error", "out_of_range", "goals[4].value"],
    ["error", "unknown_value", "goals[4].once"],
    ["warning", "unknown_key", "goals[4].colour"],
    ["error", "selector", "goals[5].on.click"],
  ]);
  await page.click("#good");
  assert.deepEqual((await collected()).map(({ goal }) => goal), ["good_1"]);
});

each("goal_2 what is wrong at the top is told, and track() goes wherever there is a collector", {}, async ({ page, shop, collected }) => {
  await page.goto(shop.url("page.html"));
  for (const { what, start, problems } of WITHOUT) {
    assert.deepEqual(await page.evaluate(start), { status: "running", problems }, what);
    await page.evaluate(what => waymark.track("tracked", { props: { what } }), what);
  }
  const rows = await collected();
  assert.deepEqual(rows.map(({ props }) => props!["what"]), ["goals that cannot be read"]);
});

each("goal_2 start() takes whatever it is given", {}, async ({ page, shop }) => {
  await page.goto(shop.url("page.html"));
  const statuses = await page.evaluate(async () => {
    const { start } = (await import("/dist/index.js" as string)) as { start(options: unknown): Waymark };
    const proxy = new Proxy({}, { get() { throw new Error("get"); }, ownKeys() { throw new Error("keys"); }, has() { throw new Error("has"); } });
    const given = [undefined, null, 7, "text", [], () => {}, Symbol("s"), 7n, document, proxy, { collector: 7 }, { onDiagnostic() { throw new Error("mine"); } }];
    return Promise.all(given.map(async options => (await start(options).ready).status));
  });
  assert.deepEqual(statuses, statuses.map(() => "running"));
  assert.equal(shop.received.length, 0);
});
