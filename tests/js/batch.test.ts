import "./page.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Batch } from "../../js/api.d.ts";
import { define } from "./page.ts";

define("VERSION", "1.2.3");
const { batch } = await import("../../js/host/batch.ts");

const stream = { _stream: "stream", _session: "session", _views: ['{"view_id":"stream.0"}', '{"view_id":"stream.1"}', '{"view_id":"stream.2"}'] };
const made = (tries = 0, drops = "", views = "0") => JSON.parse(batch(stream, 4, tries, 17, drops, views, '{"seq":16},{"seq":17}')) as Batch;

test("del_1_a_batch_says_what_a_collector_needs_to_drop_repeats_and_prove_loss", () => {
  const before = Date.now();
  const { sent_at, mono, ...rest } = made(0, '"filtered":2');
  assert.deepEqual(rest, {
    v: 1,
    batch_id: "stream.4",
    stream_id: "stream",
    session_id: "session",
    sdk: "waymark/1.2.3",
    hw: 17,
    drops: { filtered: 2 },
    pages: [{ view_id: "stream.0" }],
    events: [{ seq: 16 }, { seq: 17 }],
  });
  const at = Date.parse(sent_at);
  assert.ok(at >= before && at <= Date.now() && sent_at === new Date(at).toISOString(), sent_at);
  assert.ok(Number.isInteger(mono) && mono >= 0 && mono <= performance.now() + 1, `${mono}`);
});

test("del_1_from_the_second_time_on_a_batch_counts_its_attempts_and_keeps_its_id", () => {
  const first = made();
  const second = made(1);
  assert.equal(first.attempt, undefined);
  assert.equal(second.attempt, 2);
  assert.equal(second.batch_id, first.batch_id);
});

test("page_1_a_batch_names_the_page_views_of_its_events_in_their_order", () => {
  assert.deepEqual(made(0, "", "0,2").pages, [{ view_id: "stream.0" }, { view_id: "stream.2" }]);
});

test("dom_8_a_driven_browser_marks_its_batches", () => {
  assert.equal("automated" in made(), false);
  define("navigator", { webdriver: true });
  assert.equal(made().automated, true);
  define("navigator", { webdriver: false });
  assert.equal("automated" in made(), false);
});
