import assert from "node:assert/strict";
import { each } from "../case.ts";
import type { Row } from "../collector.ts";

const files = (rows: Row[]) => rows.map(({ goal, props }) => [goal, props!["file_name"], props!["file_extension"]]);

each("file_1 a known extension is a file, in any case, whatever its query and fragment", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#guide");
  const [row] = await collected();
  assert.deepEqual([row!.event, row!.goal, files([row!])], ["file_download", "file", [["file", "Size-Guide.PDF", "pdf"]]]);
  assert.equal(new URL(row!.props!["link_url"] as string).pathname, "/files/Size-Guide.PDF");
  assert.equal(new URL(row!.props!["link_url"] as string).search, "");
});

// Each on a page of its own: what Firefox shows of a download takes the next click.
for (const [id, name, extension] of [["#named", "orders.csv", "csv"], ["#nameless", "photo", undefined]] as const) {
  each(`file_1 a download attribute makes a file: ${name}`, {}, async ({ page, open, collected }) => {
    await open();
    await page.click(id);
    const rows = await collected();
    assert.deepEqual(files(rows.filter(({ goal }) => goal === "file")), [["file", name, extension]]);
  });
}

each("file_1 a page, a query, a folder and a mail are no files", {}, async ({ page, open, collected }) => {
  await open();
  for (const id of ["#page", "#query", "#folder", "#mail"]) await page.click(id);
  assert.deepEqual(await collected(), []);
});

each("file_1 a file counts once a page", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#guide");
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 600))); // The cool-down: 0.5 s of the page's own time.
  await page.click("#again");
  assert.deepEqual((await collected()).length, 1);
});

each("file_1 a selector decides instead, and extensions can be given", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#chosen");
  await page.click("#own");
  assert.deepEqual(files(await collected()), [["chosen", "manual", undefined], ["kind", "tea.blend", "blend"]]);
});

each("click_7 a file that the page does not let through does not count", {}, async ({ page, open, collected }) => {
  await open();
  await page.click("#stopped");
  assert.deepEqual(await collected(), []);
});
