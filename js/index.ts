// Waymark: the entry that a storefront includes. What it promises stands in `api.d.ts`.

export { start } from "./host/start.ts";
export { validate } from "./host/validate.ts";
