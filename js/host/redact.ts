// What looks like a person's data does not leave (PII-1).

import { replace } from "#natives";

const MASK = "[redacted]";
/** Names whose values hold long digit runs by nature. */
const IDS = /^(key|transaction_id|item_id|item_variant|url|path|referrer|time)$/;
/** So do these, also among props, where other names are the shop's own. */
export const PATHS = /^(href|(link|video)_url|file_name|form_destination)$/;
const ADDRESS = /[\p{L}\p{N}._%+'-]+(?:@|%(?:25)*40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** 9 digits or more, in any script, blanks, hyphens and brackets between them included, however a URL writes those; or an ISO date, which stays. */
const DIGITS = /((?:19|20)\d\d-\d\d-\d\d(?!\d))|\p{Nd}(?:(?:[\s\p{Pd}+()]|%20)*(?!(?:19|20)\d\d-\d\d-\d\d(?!\d))\p{Nd}){8,}/gu;

/** A text as it may leave: without e-mail addresses and, but for ids and paths, without card and telephone numbers. */
export function redact(text: string, name: string): string {
  const rest = replace(text, ADDRESS, MASK);
  return IDS.test(name) || PATHS.test(name) ? rest : replace(rest, DIGITS, (_, date) => date ?? MASK);
}
