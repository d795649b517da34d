import assert from "node:assert/strict";
import { test } from "node:test";
import { id, share } from "../../js/host/stream.ts";

// http://www.isthe.com/chongo/tech/comp/fnv/, its test vectors
test("goal_7_a_session_falls_where_its_hash_does", () => {
  assert.equal(share(""), 0x811c9dc5 / 2 ** 32);
  assert.equal(share("a"), 0xe40c292c / 2 ** 32);
  assert.equal(share("foobar"), 0xbf9cf968 / 2 ** 32);
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
