// Loaded by pages whose goals read more than attributes and texts, numbers, or what a function gives.

export { money } from "../host/money.ts";
export { proper } from "../host/proper.ts";
export { rare } from "../host/sources.ts";
export { take } from "./natives.ts";
