import assert from "node:assert/strict";
import { test } from "node:test";
import { id, share } from "../../js/host/stream.ts";

test("goal_7_a_session_falls_where_its_last_digits_say", () => {
  assert.equal(share("abc00000"), 0);
  assert.equal(share("i0000"), 0.5);
  assert.equal(share("xzzzzz"), 1 - 36 ** -5);
});

test("goal_7_sessions_fall_evenly", () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let index = 0; index < 20_000; index++) tenths[Math.floor(share(id()) * 10)]! += 1;
  // Seven standard deviations.
  for (const count of tenths) assert.ok(count > 1_700 && count < 2_300, `${tenths}`);
});

test("del_1_a_stream_has_a_name_of_its_own", () => {
  const names = new Set(Array.from({ length: 1_000 }, id));
  assert.equal(names.size, 1_000);
  for (const name of names) assert.match(name, /^[a-z\d]{8,28}$/);
});
