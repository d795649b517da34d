// Loaded by pages whose goals read more than attributes and texts, or numbers.

export { money } from "../host/money.ts";
export { rare } from "../host/sources.ts";
export { take } from "./natives.ts";
