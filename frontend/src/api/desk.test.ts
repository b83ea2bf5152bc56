// Desk pages name their addresses as plain text: each must be one of the server's.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const plain = (path: string): string =>
  path
    .replace(/\$?\{[^}]+\}/g, "{}")
    .split("?")[0]
    ?.trim() ?? "";

/** A hole in the address meets any word, for some pages fill in a verb. */
function meets(asked: string, known: string): boolean {
  const [ours, theirs] = [asked.split("/"), known.split("/")];
  return ours.length === theirs.length && ours.every((part, n) => part === theirs[n] || part === "{}");
}

test("every address a feature or the history names is one of the server's", () => {
  const spec = JSON.parse(readFileSync(join(root, "openapi.json"), "utf8")) as { paths: object };
  const known = Object.keys(spec.paths).map(plain);
  const files = globSync("src/{features,history,api}/**/*.{ts,tsx}", { cwd: root });
  const asked = files
    .filter((file) => !/\.test\.tsx?$|schema\.d\.ts$|paths\.ts$/.test(file))
    .flatMap((file) => [...readFileSync(join(root, file), "utf8").matchAll(/["`](\/api\/[^"`]+)["`]/g)])
    .map(([, path]) => plain(path ?? ""));
  expect(asked.length).toBeGreaterThan(20);
  const unknown = asked.filter((path) => !known.some((one) => meets(path, one)));
  expect([...new Set(unknown)]).toEqual([]);
});
