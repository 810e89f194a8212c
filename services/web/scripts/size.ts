/** Fail if what a visitor's browser loads before the lobby is drawn exceeds the budget (gzip, scripts only). */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import * as v from "valibot";

const [built = "dist"] = process.argv.slice(2);
const budget = 200_000;
/** The modules whose chunks the lobby needs, beside the entry. */
const needed = [
  "index.html",
  "src/app/conference/ConferenceShell.tsx",
  "src/features/lobby/LobbyPage.tsx",
  "src/locales/en.po",
];
/** Chunks that must never be among them. */
const lazy = ["livekit-client", "src/features/control/"];

const Chunk = v.object({ file: v.string(), imports: v.optional(v.array(v.string()), []) });
const manifest = v.parse(
  v.record(v.string(), Chunk),
  JSON.parse(readFileSync(`${built}/.vite/manifest.json`, "utf8")),
);

const loaded = new Set<string>();
function load(key: string): void {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`The build has no chunk for ${key}`);
  if (loaded.has(key)) return;
  loaded.add(key);
  chunk.imports.forEach(load);
}
needed.forEach(load);

let total = 0;
for (const key of loaded) {
  const file = manifest[key]?.file ?? "";
  if (!file.endsWith(".js")) continue;
  const size = gzipSync(readFileSync(`${built}/${file}`), { level: 9 }).length;
  total += size;
  console.log(`${String(size).padStart(8)}  ${key}`);
}
console.log(`${String(total).padStart(8)}  together, of ${budget} allowed`);

const stray = [...loaded].filter((key) => lazy.some((part) => key.includes(part)));
if (stray.length > 0) throw new Error(`The lobby loads what must come later: ${stray.join(", ")}`);
if (total > budget) process.exit(1);
