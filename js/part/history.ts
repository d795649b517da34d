// Loaded by browsers without the Navigation API.

export { history } from "../host/history.ts";
export { take } from "./natives.ts";
