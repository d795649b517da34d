import fc from "fast-check";
import assert from "node:assert/strict";
import { test } from "node:test";
import { money } from "../../js/host/money.ts";

type Case = [text: string, amount: number | undefined, locale?: string];

const check = (cases: Case[]) => {
  for (const [text, amount, locale] of cases) assert.equal(money(text, locale), amount, `${JSON.stringify(text)} ${locale ?? ""}`);
};

test("goal_6_prices_as_shops_write_them", () =>
  check([
    ["1.299,00 €", 1299],
    ["$1,299.00", 1299],
    ["1 299,00", 1299],
    ["¥1,299", 1299],
    ["٤٢٫٥", 42.5],
    ["١٬٢٩٩٫٥٠ ر.س", 1299.5],
    ["۱۲۹۹", 1299],
    ["１２９９円", 1299],
    ["CHF 1'299.50", 1299.5],
    ["1’299.50", 1299.5],
    ["1\u{a0}299,50\u{a0}€", 1299.5],
    ["1\u{202f}299\u{202f}000,50", 1299000.5],
    ["1.299.000", 1299000],
    ["₹1,29,900.00", 129900],
    ["Rs.500", 500],
    ["42,50 kr.", 42.5],
    ["\n  42.50\n", 42.5],
    ["12,5", 12.5],
    ["0", 0],
    ["1.299,-", 1299],
    ["49,–", 49],
    ["1,299,000.123", 1299000.123],
    ["1234.567", 1234.567],
    ["0.999", 0.999],
  ]));

test("goal_6_a_price_below_one_may_have_no_zero", () =>
  check([
    [".99", 0.99],
    ["$.99", 0.99],
    ["only .5", 0.5],
    ["S/.500", 500],
  ]));

test("goal_6_three_digits_behind_a_mark_are_a_thousand_unless_the_locale_says_otherwise", () =>
  check([
    ["1,299", 1299],
    ["1.299", 1299],
    ["1,299", 1299, "en-US"],
    ["1.299", 1.299, "en"],
    ["1.299", 1299, "de-DE"],
    ["1,299", 1.299, "de"],
    ["1.299", 1.299, "de-CH"],
    ["1,299", 1299, "ja"],
    ["12,99", 12.99, "en"],
    ["1.299,00", 1299, "en"],
  ]));

test("goal_6_no_price_is_better_than_a_wrong_one", () =>
  check([
    ["", undefined],
    ["free", undefined],
    ["10 – 20 €", undefined],
    ["19,99 € 24,99 €", undefined],
    ["2 x 19.99", undefined],
    ["-5 €", undefined],
    ["−5,00", undefined],
    ["- $5", undefined],
    ["12.5.2026", undefined],
    ["2026-11-25", undefined],
    ["1.2.3", undefined],
    ["1,234,56", undefined],
    ["9,999,999,999,999", undefined],
  ]));

test("goal_6_what_a_locale_formats_is_read_back", () => {
  const locales = ["de-DE", "en-US", "en-IN", "fr-FR", "de-CH", "sv-SE", "pl-PL", "pt-BR", "ja-JP", "hi-IN", "ar-EG", "fa-IR", "da-DK", "cs-CZ"];
  const cents = fc.integer({ min: 0, max: 10 ** 12 });
  fc.assert(
    fc.property(fc.constantFrom(...locales), fc.constantFrom("EUR", "USD", "INR", "DKK"), cents, (locale, currency, cents) => {
      const text = new Intl.NumberFormat(locale, { style: "currency", currency }).format(cents / 100);
      assert.equal(money(text, locale), cents / 100, text);
      assert.equal(money(text), cents / 100, text);
    }),
  );
});

test("goal_6_any_text_gives_an_amount_that_is_no_less_than_nothing_or_none", () => {
  const digits = fc.constantFrom(..."0123456789.,' -€٫٬٣a");
  const text = fc.oneof(fc.string({ unit: digits }), fc.string());
  fc.assert(
    fc.property(text, fc.option(fc.string(), { nil: undefined }), (text, locale) => {
      const amount = money(text, locale);
      assert.ok(amount === undefined || (amount >= 0 && amount < 1e12), `${amount}`);
    }),
  );
});
