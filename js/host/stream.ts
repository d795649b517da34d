// Who a document is, and where its session falls.

import { join } from "#natives";

/** 128 bits that no other document has, in some 26 letters and digits. */
export function id(): string {
  return join(Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)), "");
}

/** Where a session falls between 0 and 1, always the same: its id is random to the last of its digits. */
export const share = (session: string): number => parseInt(session.slice(-5), 36) / 36 ** 5;
