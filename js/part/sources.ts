// Loaded by pages whose goals read more than attributes and texts.

export { rare as _rare } from "../host/sources.ts";
export { take as _take } from "./natives.ts";
