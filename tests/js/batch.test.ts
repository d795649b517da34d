import "./page.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Batch } from "../../js/api.d.ts";
import { define } from "./page.ts";

define("VERSION", "1.2.3");
const { batch } = await import("../../js/host/batch.ts");

const stream = { _sample: undefined, _stream: "stream", _session: "session", _views: ['{"view_id":"stream.0"}', '{"view_id":"stream.1"}', '{"view_id":"stream.2"}'] };
const made = (tries = 0, drops = "{}", views = [0, 0], sample?: number) =>
  JSON.parse(
    batch(
      { ...stream, _sample: sample },
      4,
      tries,
      17,
      drops,
      views.map((_, index) => 16 + index),
      views.map((_view) => ({ _text: '{"event":"e"}', _view, _left: 1 })),
    ),
  ) as Batch;

test("del_1_a_batch_says_what_a_collector_needs_to_drop_repeats_and_prove_loss", () => {
  const before = Date.now();
  const { sent_at, mono, ...rest } = made(0, '{"filtered":2}');
  assert.deepEqual(rest, {
    v: 1,
    batch_id: "stream.4",
    stream_id: "stream",
    session_id: "session",
    sdk: "waymark/1.2.3",
    hw: 17,
    drops: { filtered: 2 },
    pages: [{ view_id: "stream.0" }],
    events: [
      { seq: 16, event: "e", page: 0 },
      { seq: 17, event: "e", page: 0 },
    ],
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
  const { pages, events } = made(0, "{}", [2, 0, 2]);
  assert.deepEqual(pages, [{ view_id: "stream.2" }, { view_id: "stream.0" }]);
  assert.deepEqual(events.map(({ page }) => page), [0, 1, 0]);
});

test("goal_7_a_batch_says_what_share_of_sessions_is_kept", () => {
  assert.equal(made(0, "{}", [0], 0.25).sample, 0.25);
  assert.equal("sample" in made(), false);
});

test("dom_8_a_driven_browser_marks_its_batches", () => {
  assert.equal("automated" in made(), false);
  define("navigator", { webdriver: true });
  assert.equal(made().automated, true);
  define("navigator", { webdriver: false });
  assert.equal("automated" in made(), false);
});
