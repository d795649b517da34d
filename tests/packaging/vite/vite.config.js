import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const snippet = readFileSync(fileURLToPath(import.meta.resolve("waymark/snippet")), "utf8");

export default {
  plugins: [{ name: "waymark-snippet", transformIndexHtml: () => [{ tag: "script", children: snippet, injectTo: "head-prepend" }] }],
  // `npm run dev` has the pages; what is collected goes to the shop's own server.
  server: { proxy: { "/collect": process.env.SHOP } },
};
