// Prints what the tablet downloads first and fails the build when it grows over the budget.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const ENTRY_KB = 350;
const CHUNK_KB = 230;
const PRECACHE_KB = 5_000;

const dist = process.argv[2] ?? join(import.meta.dirname, "..", "dist");
const html = readFileSync(join(dist, "index.html"), "utf8");
const kb = (bytes) => bytes / 1000;
const gz = (path) => kb(gzipSync(readFileSync(join(dist, path)), { level: 9 }).length);

const first = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]);
const all = readdirSync(join(dist, "assets")).map((name) => `assets/${name}`);
const lazy = all.filter((path) => /\.(js|css)$/.test(path) && !first.includes(path));
const raw = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

const entry = first.reduce((sum, path) => sum + gz(path), 0);
const faults = [];
for (const path of first) console.log(`entry ${gz(path).toFixed(1).padStart(7)} kB gz  ${path}`);
for (const path of lazy) {
  const size = gz(path);
  if (size > 20) console.log(`lazy  ${size.toFixed(1).padStart(7)} kB gz  ${path}`);
  if (size > CHUNK_KB) faults.push(`${path} is over ${CHUNK_KB} kB gz`);
}
console.log(
  `first load ${entry.toFixed(1)} of ${ENTRY_KB} kB gz; precached ${kb(raw).toFixed(0)} of ${PRECACHE_KB} kB`,
);
if (entry > ENTRY_KB) faults.push(`first load is over ${ENTRY_KB} kB gz`);
if (kb(raw) > PRECACHE_KB) faults.push(`precached files are over ${PRECACHE_KB} kB`);
const listed = readFileSync(join(dist, "sw.js"), "utf8").match(/"\/assets\/[^"]+"/g) ?? [];
const missing = listed.map((name) => name.slice(2, -1)).filter((name) => !all.includes(name));
if (missing.length || !listed.length) faults.push(`the service worker lists what was not built: ${missing}`);
for (const fault of faults) console.error(`refused: ${fault}`);
process.exit(faults.length ? 1 : 0);
