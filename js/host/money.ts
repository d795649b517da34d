// Numbers as shops write them (GOAL-6).

/** Languages, and countries of others, that write a decimal point. Source: CLDR, numbers/symbols/decimal. */
const POINT = /^(en|ja|zh|ko|th|he|hi|ms|ar|fa|es-mx|es-us|de-ch|de-li|it-ch)\b/i;

/**
 * The one number in a text: `1.299,00 €`, `$1,299.00`, `1 299,00`, `¥1,299`, `٤٢٫٥`.
 *
 * With both separators the last one is the decimal point. A single one is, unless exactly three digits follow and one to
 * three stand before it: `1,299` is a thousand, as nobody writes prices with three decimals; `locale` settles those where a
 * shop does. Text with two numbers (a range, a struck-out price) gives none: a wrong price is worse than none.
 */
export function money(text: string, locale?: string): number | undefined {
  const plain = text
    // Arabic-Indic, Persian and full-width digits, and the Arabic separators.
    .replace(/[٠-٩۰-۹０-９]/g, (digit) => `${digit.charCodeAt(0) & 15}`)
    .replace(/٫/g, ".")
    .replace(/٬/g, ",")
    // `$.99`, but not `Rs.500`.
    .replace(/(^|\s|\p{Sc})\.(?=\d\d?(?!\d))/gu, "$10.")
    // Groups without a separator of their own: `1 299`, `1'299`.
    .replace(/(\d)[\s'’](?=\d{3}(?!\d))/g, "$1");
  const found = plain.match(/\d+(?:[.,]\d+)*/g);
  // Nor is a discount a price.
  if (found?.length !== 1 || /[-−]\s*\p{Sc}?\s*\d/u.test(plain)) return;
  const number = found[0];
  const last = number.search(/[.,]\d*$/);
  const mark = number[last];
  const whole = number.slice(0, last);
  const decimal =
    last > 0 &&
    !whole.includes(mark!) &&
    // Exactly three digits are a thousand, but for `0.999`, for more than three before them, and where the locale says so.
    (number.length - last !== 4 || last > 3 || number[0] === "0" || (!!locale && (mark === ".") === POINT.test(locale)));
  const digits = decimal ? whole : number;
  // `12.5.2026` is no number.
  if (/[.,]/.test(digits) && !/^\d{1,3}([.,])(\d{2,3}\1)*\d{3}$/.test(digits)) return;
  const value = +(digits.replace(/[.,]/g, "") + (decimal ? `.${number.slice(last + 1)}` : ""));
  return value < 1e12 ? value : undefined;
}
