import assert from "node:assert/strict";
import { type Context, each } from "../case.ts";
import type { Row } from "../collector.ts";

declare const problems: string[];

/** What came of one click, by goal; the trigger's own props are not asked for. */
async function clicked({ page, open, collected }: Context, target: string, query = ""): Promise<Record<string, Row>> {
  await open(`page.html${query}`);
  await page.click(target);
  return Object.fromEntries((await collected()).map((row) => [row.goal, row]));
}
const propsOf = ({ props }: Row, own = ["tag", "text", "href"]) => Object.fromEntries(Object.entries(props ?? {}).filter(([name]) => !own.includes(name)));

/** Of this goal, as code and path in it. */
async function problemsOf({ page }: Context, goal: string): Promise<string[]> {
  const start = `goals.${goal}.`;
  return (await page.evaluate(() => problems)).filter((problem) => problem.startsWith(start)).map((problem) => problem.slice(start.length));
}

each("goal_6 attribute, dataset, property and text are read from the match, around it, inside it, or of the document", {}, async (context) => {
  const { place } = await clicked(context, "#buy");
  assert.deepEqual([place!.key, place!.value, place!.currency], ["S-1", 1299, "EUR"]);
  assert.deepEqual(propsOf(place!, ["tag"]), {
    attr: "Buy it",
    data: "C-1",
    dashed: "C-1",
    prop: "3",
    flag: "false",
    text: "Add to cart",
    around: "Trail Boot Sale: 1.299,00 € SKU A-17 (new) Add to cart",
    inside: "to",
    regex: "A-17",
    number: "3",
    lang: "de",
    root: "html",
  });
  assert.deepEqual(await problemsOf(context, "place"), ["object", "nowhere", "unmatched"].map((name) => `props.${name} not_found`));
});

each("goal_6 meta, JSON-LD, URL and globals are read of the page, and what is broken or throws is nothing", {}, async (context) => {
  const { page } = await clicked(context, "#buy", "?color=red&q=a%20b");
  assert.deepEqual(propsOf(page!), {
    meta: "shoes",
    property: "1.299,00",
    quoted: "quoted",
    name: "Boot",
    brand: "Acme",
    image: "first.jpg",
    flag: "true",
    weight: "12.345",
    card: "In the card",
    query: "red",
    encoded: "a b",
    price: "49.9",
    live: "false",
    names: "Stiefel",
    second_item: "b",
    list: "a",
  });
  assert.deepEqual([page!.value, page!.items], [89.9, [{ item_id: "J-1", price: 12.345, quantity: 3 }]], "a number is no thousand");
  assert.deepEqual(
    await problemsOf(context, "page"),
    ["second", "crumbs", "absent", "none", "whole", "inherited", "cookie", "element", "broken"].map((name) => `props.${name} not_found`),
  );
});

each("goal_6 microdata are those of the product around or in the place, its own before those of items inside it", {}, async (context) => {
  const { micro } = await clicked(context, "#offer");
  assert.deepEqual([micro!.value, micro!.currency], [24.5, "EUR"]);
  assert.deepEqual(propsOf(micro!), {
    name: "Micro boot",
    sku: "Micro boot",
    image: "boot.jpg",
    url: "/boot",
    releaseDate: "2026-11-25",
    color: "RED-1",
    document: "Micro boot",
    elsewhere: "Micro boot",
  });
  assert.deepEqual(await problemsOf(context, "micro"), ["props.missing not_found"]);
});

each("goal_6 a form's fields are read by name, whatever their names hide", {}, async (context) => {
  const { form } = await clicked(context, "#add");
  assert.equal(form!.value, 2);
  assert.deepEqual(propsOf(form!), {
    variant: "V-1",
    volume: "7",
    size: "l",
    color: "blue",
    extras: "card",
    same: "first",
    'a"b\\c': "odd name",
    tied: "5",
    document: "V-1",
    itself: "V-1",
  });
  assert.deepEqual(await problemsOf(context, "form"), ["unchecked", "nobody", "missing", "title"].map((name) => `props.${name} not_found`));
});

each("form_6 pii_1 what people write into is never read", {}, async (context) => {
  const { page, shop } = context;
  const { written } = await clicked(context, "#add");
  assert.deepEqual(propsOf(written!), { area_text: "", label: "Send it", data: "mail" });
  const text = Buffer.concat(shop.received.map(({ body }) => body)).toString();
  for (const word of ["secret", "4711", "2001-02-03"]) assert.ok(!text.includes(word), word);
  assert.equal((await problemsOf(context, "written")).length, 17);
  await page.type("[name=plain]", "x");
  await page.evaluate(() => document.querySelector("[name=plain]")!.setAttribute("value", "mirrored")); // As React does.
  await page.focus("#add");
  await page.press("Enter");
  await context.collected();
  assert.ok(!Buffer.concat(shop.received.map(({ body }) => body)).toString().includes("mirrored"));
});

each("goal_1 functions give key, value, props and condition, and what they cannot give is a problem", {}, async (context) => {
  const { functions, never, text } = await clicked(context, "#functions");
  assert.deepEqual([functions!.key, functions!.value, functions!.currency], ["key of functions", 9.5, "EUR"]);
  assert.deepEqual(propsOf(functions!), { id: "functions", goal: "functions", list: ["a", "b"] });
  assert.deepEqual(await problemsOf(context, "functions"), ["props.date wrong_type", "props.wrong wrong_type"]);
  assert.equal(never, undefined);
  assert.deepEqual([text!.value, text!.currency, propsOf(text!)], [null, null, {}], "a text is no number");
  assert.deepEqual(await problemsOf(context, "text"), ["value wrong_type", "props wrong_type"]);
});

each("dom_6 a function that throws takes its part with it, after three times for good, and without its key the goal", {}, async (context) => {
  const { page, open, collected } = context;
  await open();
  for (let time = 0; time < 4; time++) await page.click("#throwing");
  const rows = await collected();
  assert.deepEqual(rows.map(({ goal, value }) => [goal, value]), Array(4).fill(["throwing", null]));
  assert.deepEqual(await problemsOf(context, "throwing"), [
    ...Array(2).fill(["value callback_threw", "props callback_threw"]).flat(),
    ...["value callback_threw", "value callback_off", "props callback_threw", "props callback_off"],
  ]);
  assert.deepEqual(await problemsOf(context, "keyless"), [...Array(3).fill("key callback_threw"), "key callback_off"]);
});

each("goal_5 a value that cannot be read is flagged and not guessed", {}, async (context) => {
  const { shop } = context;
  const rows = await clicked(context, "#prices");
  const shown = Object.fromEntries(Object.entries(rows).map(([goal, { value, currency }]) => [goal, [value, currency]]));
  assert.deepEqual(shown, { range: [null, null], torn: [null, null], unsigned: [null, null], sum: [59.97, "EUR"] });
  await shop.requests(1);
  const flagged = shop.batches().flatMap(({ events }) => events).filter(({ value_error }) => value_error);
  assert.deepEqual(flagged.map(({ goal }) => goal), ["range", "torn", "unsigned"]);
  assert.deepEqual(await problemsOf(context, "range"), ["value not_a_number"]);
  assert.deepEqual(await problemsOf(context, "torn"), ["items[0].quantity not_found"]);
});

each("goal_5 a wrong value of track() is flagged, whatever its items are worth", {}, async ({ page, open, collected, shop }) => {
  await open();
  await page.evaluate(() => {
    for (const value of ["5", -1, NaN]) waymark.track("tracked", { value: value as number, items: [{ item_id: "A", price: 5 }] });
    waymark.track("right", { items: [{ item_id: "A", price: 5 }] });
  });
  const rows = await collected();
  assert.deepEqual(rows.map(({ event, value }) => [event, value]), [["tracked", null], ["tracked", null], ["tracked", null], ["right", 5]]);
  await shop.requests(1);
  const flags = shop.batches().flatMap(({ events }) => events).filter(({ event }) => !event.startsWith("marker")).map(({ value_error }) => value_error);
  assert.deepEqual(flags, [true, true, true, undefined]);
});
