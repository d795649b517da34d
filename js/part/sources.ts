// Loaded by pages whose goals read more than attributes and texts.

export { rare } from "../host/sources.ts";
export { take } from "./natives.ts";
