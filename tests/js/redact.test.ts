import assert from "node:assert/strict";
import { test } from "node:test";
import { redact } from "../../js/host/redact.ts";
import { shorten } from "../../js/host/read.ts";

const MASK = "[redacted]";

test("pii_1_free_text_loses_addresses_and_long_runs_of_digits", () => {
  for (const [given, left] of [
    ["jane.doe@example.com", MASK],
    ["Hello jane+x@mail.example.co.uk!", "Hello [redacted]!"],
    ["a@b.de and c@d.fr", "[redacted] and [redacted]"],
    ["jane%40example.com", MASK],
    ["jürgen@müller.de", MASK],
    ["write to jane@example.com.", "write to [redacted]."],
    ["4111 1111 1111 1111", MASK],
    ["٤١١١ ١١١١ ١١١١ ١١١١", MASK],
    ["4111-1111-1111-1111", MASK],
    ["card 4111111111111111.", "card [redacted]."],
    ["+49 170 1234567", "+[redacted]"],
    ["123456789", MASK],
    ["12345678", "12345678"],
    ["2026-11-25", "2026-11-25"],
    ["2026-11-25 2026-11-26", "2026-11-25 2026-11-26"],
    ["2026-11-25T00:00:01.000Z", "2026-11-25T00:00:01.000Z"],
    ["from 2026-11-25 call 0170 1234567", "from 2026-11-25 call [redacted]"],
    ["4111 1111 1111 1111 2026-11-25", "[redacted] 2026-11-25"],
    ["1234567 2026-11-25", "1234567 2026-11-25"],
    ["2026-11-251234", MASK],
    ["1 234 567", "1 234 567"],
    ["me @ home", "me @ home"],
    ["@handle", "@handle"],
    ["a@b", "a@b"],
    ["", ""],
  ] as const) {
    assert.equal(redact(given, ""), left, given);
    assert.equal(redact(given, "title"), left, given);
  }
});

test("pii_1_blanks_may_be_any_and_many", () => {
  for (const blank of ["\n", "\t", "  ", "\u{a0}\u{a0}", " - ", "\u{2009}", "\u{2013}", "%20", "+"]) {
    assert.equal(redact(["4111", "1111", "1111", "1111"].join(blank), "text"), MASK, JSON.stringify(blank));
  }
});

test("pii_1_escapes_stay_whole", () => {
  for (const [given, left] of [
    ["a\njane@example.com\nb", "a\n[redacted]\nb"],
    ["\u{1}jane@example.com", "\u{1}[redacted]"],
    ['"jane@example.com"', '"[redacted]"'],
    ["\\jane@example.com", "\\[redacted]"],
    ["\\n@example.com", "\\[redacted]"],
    ["\u{1}123456789", "\u{1}[redacted]"],
    ["\\u123456789", "\\u[redacted]"],
    ["\n\u{1f}\u{1}\t", "\n\u{1f}\u{1}\t"],
  ] as const) {
    assert.equal(redact(given, ""), left, JSON.stringify(given));
  }
});

test("pii_1_paths_and_identifiers_lose_only_addresses", () => {
  for (const name of ["key", "transaction_id", "item_id", "item_variant", "href", "link_url", "video_url", "file_name", "form_destination", "url", "path", "referrer", "time"]) {
    assert.equal(redact("9780306406157 jane@example.com", name), "9780306406157 [redacted]", name);
  }
  for (const name of ["item_name", "title", "event", "goal", "my_key", "keys", "user"]) {
    assert.equal(redact("9780306406157 jane@example.com", name), "[redacted] [redacted]", name);
  }
});

test("pii_1_a_cut_leaves_no_half_of_an_address", () => {
  const long = `${"x".repeat(20)} jane.doe@example.com and more`;
  for (let most = 0; most < long.length; most++) {
    const left = shorten(long, most);
    assert.ok(left.length <= most && !left.includes("jane"), left);
  }
  assert.equal(shorten(long, long.length), long, "what is not cut is not yet redacted");
  assert.equal(shorten(undefined, 3), undefined);
  assert.equal(shorten(null, 3), null);
});
