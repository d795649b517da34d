// On a server: nothing happens, nothing keeps the program from ending, and a configuration can be checked.
// The snippet is there to be put into a page's head.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { start, validate } from "waymark";
import { vimeo } from "waymark/embeds/vimeo";
import { youtube } from "waymark/embeds/youtube";

for (const follow of [youtube, vimeo]) follow()();

const waymark = start({ collector: "/collect", goals: [{ id: "buy", on: { click: ".buy" } }] });
waymark.track("before");
const ready = await waymark.ready;
await waymark.flush();
const problems = await validate({ collector: "/collect", goals: [{ id: "buy", on: { clik: ".buy" } }] });
await waymark.stop();
const snippet = readFileSync(fileURLToPath(import.meta.resolve("waymark/snippet")), "utf8");
console.log(JSON.stringify({ same: ready === waymark, status: waymark.status, problems, snippet }));
