import assert from "node:assert/strict";
import { test } from "node:test";
import { iso } from "../../js/host/natives.ts";

test("del_1_times_are_iso_8601_in_utc_whatever_the_clock_says", () => {
  for (const [at, text] of [
    [0, "1970-01-01T00:00:00.000Z"],
    [1_795_600_000_123.9, "2026-11-25T09:46:40.123Z"],
    [951_782_400_000, "2000-02-29T00:00:00.000Z"],
    [-1, "1970-01-01T00:00:00.000Z"],
    [253_402_300_799_999, "9999-12-31T23:59:59.999Z"],
    [1e20, "9999-12-31T23:59:59.999Z"],
  ] as const) {
    assert.equal(iso(at), text);
  }
});
