import assert from "node:assert/strict";
import { each } from "../case.ts";
import type { Row } from "../collector.ts";

type Said = Record<string, unknown>;
const props = ({ props }: Row) => props as Said;
/** The rows of goals, but for those of fields. */
const forms = (rows: Row[]) => rows.filter(({ goal }) => goal === "form" || goal === "sent").map(row => [row.event, props(row).form_id ?? null, props(row).attempt ?? null]);

each("form_1 a form begins with the first input, not with the focus or with what a script writes", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#outside");
  await page.focus("#first");
  await page.evaluate(() => {
    const first = document.querySelector<HTMLInputElement>("#first")!;
    first.value = "script";
    first.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  });
  assert.deepEqual(forms(await collected()), []);
  await page.type("#first", "ab");
  await page.click("#red");
  const rows = await collected();
  assert.deepEqual(forms(rows), [["form_start", "news", 1]]);
  const { form_name, form_destination, last_field } = props(rows.find(({ event }) => event === "form_start")!);
  assert.deepEqual([form_name, form_destination, last_field], ["newsletter", undefined, undefined]);
});

each("form_1 dom_2 a form in an open shadow tree begins, too", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#host >>> #inside");
  await page.press("a");
  assert.deepEqual(forms(await collected()), [["form_start", "inner", 1]]);
});

each("form_2 what is wrong at one submission is one event with the names of the fields", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#send");
  const [row, ...more] = await collected();
  assert.deepEqual([row!.event, props(row!).fields, more.length], ["form_invalid", ["first", "mail"], 0]);
});

each("form_2 Enter and requestSubmit() are attempts, checkValidity() while typing is none", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>("#news")!;
    form.addEventListener("input", () => form.checkValidity());
  });
  await page.type("#first", "a");
  assert.deepEqual(forms(await collected()), [["form_start", "news", 1]]);
  await page.press("Enter");
  assert.deepEqual(forms(await collected()).slice(1), [["form_invalid", "news", 1]]);
  await page.evaluate(async () => {
    await new Promise(resolve => setTimeout(resolve, 200)); // So that it is no part of the attempt before.
    document.querySelector<HTMLFormElement>("#news")!.requestSubmit();
  });
  const rows = await collected();
  assert.deepEqual(forms(rows).slice(2), [["form_invalid", "news", 1]]);
  assert.deepEqual(props(rows.at(-1)!).fields, ["mail"]);
});

each("form_2 goal_3 requestSubmit() is the page's own again once no goal needs it", {}, async ({ page, open }) => {
  await open();
  const names = await page.evaluate(() => {
    const before = /native code/.test(`${HTMLFormElement.prototype.requestSubmit}`);
    waymark.removeGoals(["form"]);
    return [before, /native code/.test(`${HTMLFormElement.prototype.requestSubmit}`)];
  });
  assert.deepEqual(names, [false, true]);
});

each("form_3 a native submission counts, with where it goes", {}, async ({ page, open, collected }) => {
  await open();
  await page.type("#first", "a");
  await page.type("#mail", "a@b.de");
  await page.click("#send");
  const rows = await collected();
  const sent = rows.find(({ event }) => event === "form_submit")!;
  assert.deepEqual(props(sent), { form_id: "news", form_name: "newsletter", form_destination: "/case/form/sink.html", attempt: 1 });
  assert.equal(sent.confirmed, null);
  assert.deepEqual(forms(rows), [["form_start", "news", 1], ["form_submit", "news", 1]]);
});

each("form_3 what fails validation never counts, formnovalidate does", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#send");
  assert.equal((await collected()).some(({ event }) => event === "form_submit"), false);
  await page.evaluate(() => document.querySelector("#anyway")!.removeAttribute("formaction"));
  await page.click("#anyway");
  assert.equal((await collected()).filter(({ event }) => event === "form_submit").length, 1);
});

each("form_3 a prevented submission is not confirmed, and one with what the script sends then", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#ask");
  const [row, ...more] = await collected();
  assert.deepEqual([row!.event, row!.confirmed, more.length], ["form_submit", false, 0]);
  await page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>("#odd")!;
    form.addEventListener("submit", event => {
      event.preventDefault();
      HTMLFormElement.prototype.submit.call(form);
    });
    HTMLFormElement.prototype.requestSubmit.call(form);
  });
  assert.equal((await collected()).filter(({ event }) => event === "form_submit").length, 2);
});

each("form_3 method=dialog never counts", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#close");
  assert.deepEqual(forms(await collected()), []);
});

each("form_3 a submit event that a script dispatches counts if it is prevented", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    const dispatch = (id: string) => document.querySelector(id)!.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    dispatch("#news");
    dispatch("#ajax");
  });
  const [row, ...more] = await collected();
  assert.deepEqual([props(row!).form_id, row!.confirmed, more.length], ["ajax", false, 0]);
});

each("form_3 dom_2 a submission in an open shadow tree counts", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#host >>> #inner_send");
  assert.deepEqual(forms(await collected()), [["form_submit", "inner", null]]);
});

each("form_4 the same form within two seconds is one submission", {}, async ({ page, open, collected }) => {
  await open();
  await page.doubleClick("#ask");
  await page.focus("#q");
  await page.press("Enter");
  await page.click("#odd_send");
  assert.deepEqual(forms(await collected()), [["form_submit", "ajax", null], ["form_submit", "odd", null]]);
});

each("form_5 what was begun and not sent is abandoned as the page is left", {}, async ({ page, open, shop, collected }) => {
  await open();
  await page.type("#first", "a");
  await page.type("#mail", "b");
  await page.goto(shop.url("next.html"));
  const rows = await collected();
  assert.deepEqual(forms(rows), [["form_start", "news", 1], ["form_abandon", "news", 1]]);
  assert.equal(props(rows.find(({ event }) => event === "form_abandon")!).last_field, "mail");
});

each("form_5 a submission that leads to the next page abandons nothing", {}, async ({ page, open, collected }) => {
  await open();
  await page.type("#where", "a");
  await page.click("#go");
  await page.until(() => document.title === "Next" && document.readyState === "complete");
  assert.deepEqual(forms(await collected()), [["form_start", "away", 1], ["form_submit", "away", 1]]);
});

each("form_5 once per filling: a visitor who comes back goes on with it, the next input after a submission begins another", {}, async ({ page, open, collected }) => {
  await open();
  await page.type("#q", "a");
  await page.evaluate(() => history.pushState(null, "", "/elsewhere"));
  await page.type("#q", "b");
  await page.evaluate(() => history.pushState(null, "", "/and/on"));
  await page.press("Enter");
  await page.type("#q", "c");
  await page.evaluate(() => history.pushState(null, "", "/away"));
  assert.deepEqual(forms(await collected()), [
    ["form_start", "ajax", 1],
    ["form_abandon", "ajax", 1],
    ["form_submit", "ajax", 1],
    ["form_start", "ajax", 2],
    ["form_abandon", "ajax", 2],
  ]);
});

each("form_6 a change says which field, and what was chosen only where the shop has listed it", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#red");
  await page.click("#gift");
  await page.type("#first", "a");
  await page.type("#secret", "geheim");
  await page.evaluate(() => {
    for (const id of ["#size", "#month"]) {
      const field = document.querySelector<HTMLSelectElement>(id)!;
      field.selectedIndex = 1;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    document.querySelector<HTMLInputElement>("#secret")!.blur();
  });
  const rows = await collected();
  const of = (goal: string) => rows.filter(row => row.goal === goal).map(row => [props(row).name, props(row).value ?? null]);
  assert.deepEqual(of("picked"), [["colour", null], ["gift", null], ["first", null], ["secret", null]]);
  assert.deepEqual(of("chosen"), [["colour", "red"], ["gift", "yes"], ["first", null], ["size", "M"], ["month", null], ["secret", null]]);
});

each("form_6 a form's events carry listed choices, and nothing that was typed", {}, async ({ page, open, shop, collected }) => {
  await open();
  await page.click("#red");
  await page.type("#first", "typed");
  await page.type("#secret", "geheim");
  await page.goto(shop.url("next.html"));
  const rows = await collected();
  assert.deepEqual(props(rows.find(({ event }) => event === "form_abandon")!).values, ["colour=red", "size=S"]);
  for (const { body } of shop.received) assert.doesNotMatch(body.toString(), /typed|geheim/);
});

each("dom_6 form_3 fields named like a form's own members hide nothing", {}, async ({ page, open, collected }) => {
  await open();
  await page.type("#odd_field", "x");
  await page.click("#odd_send");
  const rows = await collected();
  assert.deepEqual(forms(rows), [["form_start", "odd", 1], ["form_submit", "odd", 1]]);
  assert.equal(props(rows.find(({ event }) => event === "form_submit")!).form_destination, "/case/form/sink.html");
});
