import assert from "node:assert/strict";
import { each } from "../case.ts";
import type { Row } from "../collector.ts";
import type { Page } from "../page.ts";

type Said = Record<string, unknown>;
const props = ({ props }: Row) => props as Said;
/** Puts one more form into the page. */
const add = (page: Page, html: string) => page.evaluate(html => document.body.insertAdjacentHTML("beforeend", html), html);
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

each("form_1 form_5 dom_1 a field inside a component belongs to the form around it", {}, async ({ page, open, collected }) => {
  await open();
  await add(page, '<section class="watched"><form id="outer"><span id="component"></span></form></section>');
  await page.evaluate(() => {
    document.querySelector("#component")!.attachShadow({ mode: "open" }).innerHTML = '<input id="inner_field" name="street">';
  });
  await page.click("#component >>> #inner_field");
  await page.press("a");
  await page.evaluate(() => history.pushState(null, "", "/elsewhere"));
  const rows = await collected();
  assert.deepEqual(forms(rows), [["form_start", "outer", 1], ["form_abandon", "outer", 1]]);
  assert.equal(props(rows.at(-1)!).last_field, "street");
});

each("form_1 a field that stands elsewhere belongs to the form that it names", {}, async ({ page, open, collected }) => {
  await open();
  await add(page, '<input id="far" form="ajax">');
  await page.type("#far", "a");
  assert.deepEqual(forms(await collected()), [["form_start", "ajax", 1]]);
});

each("form_1 dom_4 a change by script begins a form where the goal says so", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#outside");
  await page.evaluate(() => {
    waymark.addGoals([{ id: "scripts", on: { form: "#ajax" }, synthetic: "count" }]);
    document.querySelector("#q")!.dispatchEvent(new Event("change", { bubbles: true }));
  });
  const starts = (await collected()).filter(({ event }) => event === "form_start");
  assert.deepEqual(starts.map(({ goal }) => goal), ["scripts"]);
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

each("form_2 Enter is an attempt, too, where there is no button that it presses", {}, async ({ page, open, collected }) => {
  await open();
  await add(page, '<form id="bare" class="watched"><input id="only" required></form>');
  await page.focus("#only");
  await page.press("Enter");
  assert.deepEqual(forms(await collected()), [["form_invalid", "bare", null]]);
});

each("form_2 what another control checks is no attempt", {}, async ({ page, open, collected }) => {
  await open();
  await add(page, '<button id="other" type="button">Next</button>');
  await page.evaluate(() => {
    const check = () => document.querySelector<HTMLFormElement>("#news")!.checkValidity();
    document.querySelector("#other")!.addEventListener("click", check);
    document.querySelector("#size")!.addEventListener("keydown", check);
  });
  await page.click("#other");
  await page.focus("#size");
  await page.press("Enter");
  assert.deepEqual(forms(await collected()), []);
});

each("form_2 each form has its own mistakes", {}, async ({ page, open, collected }) => {
  await open();
  await add(page, '<form id="second" class="watched"><input id="name" required></form>');
  await page.evaluate(() => {
    for (const id of ["#news", "#second"]) document.querySelector<HTMLFormElement>(id)!.requestSubmit();
  });
  assert.deepEqual((await collected()).map(row => [row.event, props(row).form_id, props(row).fields]), [
    ["form_invalid", "news", ["first", "mail"]],
    ["form_invalid", "second", ["name"]],
  ]);
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

each("form_3 dom_6 where it goes: the path, of another origin with it, and nothing that is no address", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    // What follows is only to be heard.
    addEventListener("submit", event => event.preventDefault());
    document.head.insertAdjacentHTML("beforeend", '<base href="/elsewhere/">');
    globalThis.URL = class {
      constructor() {
        throw new Error("broken");
      }
    } as never;
    const form = (id: string, action: string, more = "") => `<form id="${id}" class="watched" ${action}><button id="send_${id}" ${more}>Send</button></form>`;
    document.body.insertAdjacentHTML(
      "beforeend",
      form("none", "") +
        form("empty", 'action=""') +
        form("based", 'action="in?q=secret#x"') +
        form("foreign", 'action="in"', 'formaction="https://other.example/in?q=secret"') +
        form("script", 'action="javascript:void(0)"') +
        form("mail", 'action="mailto:shop@example.com"'),
    );
    for (const id of ["none", "empty", "based", "foreign", "script", "mail"]) document.querySelector<HTMLElement>(`#send_${id}`)!.click();
  });
  assert.deepEqual((await collected()).map(row => [props(row).form_id, props(row).form_destination ?? null]), [
    ["none", "/case/form/page.html"],
    ["empty", "/case/form/page.html"],
    ["based", "/elsewhere/in"],
    ["foreign", "https://other.example/in"],
    ["script", null],
    ["mail", null],
  ]);
});

each("form_3 method=dialog never counts", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#close");
  assert.deepEqual(forms(await collected()), []);
});

each("form_3 form_5 a dialog that is closed sends nothing: what was begun in it is abandoned", {}, async ({ page, open, collected }) => {
  await open();
  await add(page, '<form id="asked" method="dialog" class="watched"><input id="answer"><button id="cancel">Cancel</button></form>');
  await page.type("#answer", "a");
  await page.click("#cancel");
  await page.evaluate(() => history.pushState(null, "", "/elsewhere"));
  assert.deepEqual(forms(await collected()), [["form_start", "asked", 1], ["form_abandon", "asked", 1]]);
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

each("form_5 a submission whose handler goes to another view abandons nothing", {}, async ({ page, open, collected }) => {
  await open();
  await page.evaluate(() => {
    document.querySelector("#ajax")!.addEventListener("submit", () => history.pushState(null, "", "/thanks"));
  });
  await page.type("#q", "a");
  await page.press("Enter");
  assert.deepEqual(forms(await collected()), [["form_start", "ajax", 1], ["form_submit", "ajax", 1]]);
});

each("form_5 a submit event of a script ends the filling if it is prevented", {}, async ({ page, open, collected }) => {
  await open();
  await page.type("#q", "a");
  await page.type("#first", "a");
  await page.evaluate(async () => {
    for (const id of ["#ajax", "#news"]) document.querySelector(id)!.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    // Whether it was prevented is read in a task after it.
    await new Promise(resolve => setTimeout(resolve));
  });
  await page.type("#q", "b");
  await page.type("#first", "b");
  const rows = await collected();
  assert.deepEqual(forms(rows.filter(({ event }) => event === "form_start")), [["form_start", "ajax", 1], ["form_start", "news", 1], ["form_start", "ajax", 2]]);
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

each("form_6 what a browser fills in with personal data is refused, however it is written", {}, async ({ page, open, shop, collected }) => {
  await open();
  await add(
    page,
    `<form class="watched"><select name="month" autocomplete="billing CC-Exp-Month"><option>secret</option></select>
      <input id="box" type="checkbox" name="secret" value="secret" autocomplete="ONE-TIME-CODE"></form>`,
  );
  await page.click("#box");
  const rows = await collected();
  assert.deepEqual(rows.map(row => [row.goal, props(row).value ?? null, props(row).values ?? null]).sort(), [["chosen", null, null], ["form", null, null], ["picked", null, null]]);
  for (const { body } of shop.received) assert.doesNotMatch(body.toString(), /"secret"[^,}]*"secret"|=secret|"value":"secret"/);
});

each("dom_6 form_3 fields named like a form's own members hide nothing", {}, async ({ page, open, collected }) => {
  await open();
  await page.type("#odd_field", "x");
  await page.click("#odd_send");
  const rows = await collected();
  assert.deepEqual(forms(rows), [["form_start", "odd", 1], ["form_submit", "odd", 1]]);
  assert.equal(props(rows.find(({ event }) => event === "form_submit")!).form_destination, "/case/form/sink.html");
});
