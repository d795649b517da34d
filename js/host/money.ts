// Numbers as shops write them (GOAL-6).

const { NumberFormat } = Intl;

/** Does the language write a decimal point in prices? As the browser knows it (CLDR): `ar-MA` and `fr-CH` differ from `ar` and `fr`. */
function point(locale: string | undefined): boolean | undefined {
  try {
    if (locale) return /1\.5/.test(new NumberFormat(locale, { style: "currency", currency: "EUR", numberingSystem: "latn" }).format(1.5));
  } catch {}
  return;
}

/**
 * The one number in a text: `1.299,00 €`, `$1,299.00`, `1 299,00`, `¥1,299`, `٤٢٫٥`.
 *
 * With both separators the last one is the decimal point. A single one is, unless exactly three digits follow and one to
 * three stand before it: `1,299` is a thousand, as nobody writes prices with three decimals; `locale` settles those where a
 * shop does, and the Arabic separators say it themselves. Text with two numbers (a range, a struck-out price) gives none: a
 * wrong price is worse than none.
 */
export function money(text: string, locale?: string): number | undefined {
  const plain = text
    // Arabic-Indic, Persian and full-width digits, and the Arabic separators.
    .replace(/[٠-٩۰-۹０-９]/g, (digit) => `${digit.charCodeAt(0) & 15}`)
    .replace(/(\d)٬(?=\d{3}(?!\d))/g, "$1")
    // `$.99`, but not `Rs.500`.
    .replace(/(^|\s|\p{Sc})[.,٫](?=\d\d?(?!\d))/gu, "$10.")
    // Groups without a separator of their own: `1 299`, `1'299`.
    .replace(/(\d)[\s'’](?=\d{3}(?!\d))/g, "$1");
  const found = plain.match(/\d+(?:[.,٫]\d+)*/g);
  // Nor is a discount a price.
  if (found?.length !== 1 || /[-−]\s*\p{Sc}?\s*\d|^[^\p{L}\d]*[-−]\D*\d/u.test(plain)) return;
  const number = found[0];
  const last = number.search(/[.,٫]\d*$/);
  const mark = number[last];
  const whole = number.slice(0, last);
  const decimal =
    last > 0 &&
    !whole.includes(mark!) &&
    // Exactly three digits are a thousand, but for `0.999`, for more than three before them, and where the locale says so.
    (number.length - last !== 4 || last > 3 || number[0] === "0" || mark === "٫" || (mark === ".") === point(locale));
  const digits = decimal ? whole : number;
  // `12.5.2026` is no number.
  if (/\D/.test(digits) && !/^\d{1,3}([.,])(\d{2,3}\1)*\d{3}$/.test(digits)) return;
  const value = +(digits.replace(/\D/g, "") + (decimal ? `.${number.slice(last + 1)}` : ""));
  return value < 1e12 ? value : undefined;
}
