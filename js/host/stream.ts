// Who a document is, and where its session falls.

import { join } from "#natives";

/** 128 bits that no other document has, in some 26 letters and digits. */
export function id(): string {
  return join(Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)), "");
}

/** Where a session falls between 0 and 1, always the same. FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
export function share(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}
