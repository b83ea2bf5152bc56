import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import type { Words } from "@/i18n";

const root = join(import.meta.dirname, "..");
const modules = import.meta.glob<Record<string, unknown>>("/src/**/*words.ts", { eager: true });
const isWords = (value: unknown): value is Words<Record<string, string>> =>
  typeof value === "object" && value !== null && "room" in value && "zh" in value && "en" in value;
const all = Object.entries(modules).flatMap(([file, found]) =>
  Object.values(found)
    .filter(isWords)
    .map((one) => [`${file} (${one.room})`, one] as const),
);
const HAN = /\p{Script=Han}/u;

function expected(zh: Record<string, string>): string[] {
  return Object.keys(zh).flatMap((key) =>
    key.endsWith("_other") ? [key, key.replace(/_other$/, "_one")] : [key],
  );
}
const holes = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "").sort();

describe("words", () => {
  test("are found", () => expect(all.length).toBeGreaterThan(4));

  test("every room's name is its own", () => {
    const rooms = all.map(([, one]) => one.room);
    expect(new Set(rooms).size, rooms.join(" ")).toBe(rooms.length);
  });

  test.each(all)("%s: the same keys in both languages", (_file, one) => {
    expect(Object.keys(one.en).sort()).toEqual(expected(one.zh).sort());
  });

  test.each(all)("%s: nothing is empty, and both sides fill in the same values", (_file, one) => {
    const en = one.en as Record<string, string>;
    for (const [key, text] of Object.entries(one.zh)) {
      expect(text.trim(), key).not.toBe("");
      expect(en[key]?.trim(), key).toBeTruthy();
      expect(holes(en[key] ?? ""), key).toEqual(holes(text));
    }
  });

  test("Chinese text stands only in words", () => {
    const guilty = globSync("**/*.{ts,tsx}", { cwd: root })
      .filter((file) => !/words\.ts$|\.test\.tsx?$|schema\.d\.ts$|^lib\/time\.ts$/.test(file))
      .filter((file) => HAN.test(withoutComments(readFileSync(join(root, file), "utf8"))));
    expect(guilty).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
}

test("features import no other feature, and only downwards", () => {
  const guilty: string[] = [];
  for (const file of globSync("{features,history,gates,rules,offline,api,ui,lib,i18n}/**/*.{ts,tsx}", {
    cwd: root,
  })) {
    const [floor, room] = file.split("/");
    for (const [, target] of readFileSync(join(root, file), "utf8").matchAll(
      /(?:from|import\()\s*"([^"]+)"/g,
    )) {
      const to = resolved(file, target ?? "");
      if (!to) continue;
      const [toFloor, toRoom] = to.split("/");
      const upward = ![
        "features",
        "offline",
        "api",
        "ui",
        "lib",
        "i18n",
        "history",
        "gates",
        "rules",
        "room",
      ].includes(toFloor ?? "");
      const foreign = toFloor === "features" && (floor !== "features" || toRoom !== room);
      if (upward || foreign) guilty.push(`${file} -> ${to}`);
    }
  }
  expect(guilty).toEqual([]);
});

function resolved(file: string, target: string): string | null {
  if (target.startsWith("@/")) return target.slice(2);
  if (!target.startsWith(".")) return null;
  return relative(root, join(root, file, "..", target));
}
