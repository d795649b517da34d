import "./page.ts";
import assert from "node:assert/strict";
import { test } from "node:test";

const { fill, fillingOf } = await import("../../js/host/forms.ts");

test("form_5_an_input_goes_on_with_the_open_filling_and_after_a_submission_begins_another", () => {
  const [form, other] = [{}, {}] as [Element, Element];
  assert.equal(fillingOf(form), undefined);
  fill(form, "first");
  fill(form, "mail");
  assert.deepEqual(fillingOf(form), { _attempt: 1, _open: true, _lastField: "mail" });
  fillingOf(form)!._open = false;
  fill(form, undefined);
  assert.deepEqual(fillingOf(form), { _attempt: 2, _open: true, _lastField: undefined });
  assert.equal(fill(other, "q")._attempt, 1, "each form has its own");
});
