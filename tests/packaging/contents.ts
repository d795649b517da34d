import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { CONSUMERS, consumer } from "./consumer.ts";

/** What stands in `dist/`, and what is loaded on demand from beside `index.js`. */
const PARTS = ["forms", "frustration", "history", "inspect", "links", "messages", "observe", "sources"];
const TYPED = ["embeds/vimeo", "embeds/youtube", "index", "snippet"];
const WANTED = [
  "CHANGELOG.md",
  "LICENSE",
  "LICENSE-APACHE",
  "LICENSE-MIT",
  "README.md",
  ...TYPED.map(name => `dist/${name}.d.ts`),
  ...[...TYPED, ...PARTS].map(name => `dist/${name}.js`),
  "package.json",
].sort();

type Target = string | { [condition: string]: Target };

interface Manifest {
  exports: Record<string, Target>;
  scripts?: Record<string, string>;
}

async function installed(): Promise<{ files: string[]; manifest: Manifest }> {
  const folder = join(await consumer("script"), "node_modules/waymark");
  return { files: filesIn(folder), manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) };
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return entries.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll("\\", "/")).sort();
}

/** Nothing that was not meant to be published, and nothing is missing. */
export async function onlyWhatIsMeant(): Promise<void> {
  const { files } = await installed();
  assert.deepEqual(files, WANTED);
}

/** A shop gets no other package, and nothing runs when it installs. */
export async function noSurprises(): Promise<void> {
  const { manifest } = await installed();
  assert.deepEqual(Object.keys(manifest).filter(key => /dependencies/i.test(key) && key !== "devDependencies"), []);
  assert.deepEqual(Object.keys(manifest.scripts ?? {}).filter(name => /install|prepare/.test(name)), []);
}

/** Every file that package.json offers is there. */
export async function everyTargetExists(): Promise<void> {
  const { files, manifest } = await installed();
  const targets = Object.values(manifest.exports).flatMap(paths);
  assert.deepEqual(targets.filter(target => !files.includes(target.replace(/^\.\//, ""))), []);
}

function paths(target: Target): string[] {
  return typeof target === "string" ? [target] : Object.values(target).flatMap(paths);
}

/** An entry that no consumer here imports is an entry that nobody has tried. */
export async function everyEntryIsImported(): Promise<void> {
  const { manifest } = await installed();
  const sources = filesIn(CONSUMERS).filter(file => file.includes("/") && /\.(js|ts)$/.test(file));
  const text = sources.map(file => readFileSync(join(CONSUMERS, file), "utf8")).join("\n");
  const entries = Object.keys(manifest.exports).filter(entry => entry !== "./package.json");
  assert.deepEqual(entries.filter(entry => !text.includes(`"waymark${entry.slice(1)}"`)), []);
}
