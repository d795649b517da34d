import "./page.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { leave } from "../../js/host/text.ts";
import { own } from "../../js/host/read.ts";

test("click_1_a_control_without_text_label_or_link_says_nothing_of_them", () => {
  const icon = { localName: "button", firstChild: null } as unknown as Element;
  assert.equal(leave(own(icon)), '{"tag":"button"}');
});
