import { fileURLToPath } from "node:url";

/** PORT, 0 for any that is free. */
export function port(): number {
  const text = process.env["PORT"] || "8080";
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535) throw new Error(`PORT=${text}: expected a number from 0 to 65535`);
  return number;
}

/** WAYMARK_COLLECTOR_BIN. */
export function program(): string {
  const path = process.env["WAYMARK_COLLECTOR_BIN"];
  if (!path) throw new Error("WAYMARK_COLLECTOR_BIN is not set: start the shop with `npm start`, which builds the collector, or give the path to waymark-collector");
  return path;
}

/** WAYMARK_DATABASE. What is in it is deleted at the start. */
export function database(): string {
  return process.env["WAYMARK_DATABASE"] || fileURLToPath(new URL("../target/demo.sqlite", import.meta.url));
}
