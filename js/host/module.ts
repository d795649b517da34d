// The wasm module: its bytes stand in this very file, so that no second request is needed.

import { initSync } from "#core";
import text, { key } from "#core_bytes";

let loading: Promise<unknown> | undefined;

/** Compiled off the main thread, once a page. */
export function load(): Promise<unknown> {
  return (loading ??= compile());
}

async function compile(): Promise<void> {
  initSync({ module: await WebAssembly.compile(decode(text, key)) });
}

/** Each byte is a code point, changed by a key (`xtask/src/wasm/literal.rs`). A page that serves this file as something else than UTF-8 changes them. */
export function decode(text: string, key: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < bytes.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 255) throw Error("waymark: serve this script as UTF-8");
    bytes[index] = code ^ key;
  }
  return bytes;
}
