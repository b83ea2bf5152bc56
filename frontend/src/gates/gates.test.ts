import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Permit } from "@/api/rows";
import { checkVisit, lateAfterHours, type Occasion, productsAllowed } from ".";
import { sentences } from "./words";

type Case = {
  name: string;
  permit: string;
  changes: Partial<Permit>;
  visit: Omit<Occasion, "place"> & { institution: Occasion["place"] };
  at: string;
  expect: { rule: string; code: string; outcome: string }[];
  says?: { zh: string; en: string }[];
};
type Book = { sentences: typeof sentences; permits: Record<string, Permit>; cases: Case[] };

const book = JSON.parse(readFileSync("../tests/compliance/gate_cases.json", "utf8")) as Book;

function permitOf(one: Case): Permit {
  return { ...book.permits[one.permit], ...one.changes } as Permit;
}

describe("the tablet's gates answer as the server's book says", () => {
  test.each(book.cases.map((one) => [one.name, one] as const))("%s", (_name, one) => {
    const { institution, ...rest } = one.visit;
    const found = checkVisit(permitOf(one), { ...rest, place: institution }, one.at);
    expect(found.map(({ rule, code, outcome }) => ({ rule, code, outcome }))).toEqual(one.expect);
    if (one.says) expect(found.map(({ zh, en }) => ({ zh, en }))).toEqual(one.says);
  });
});

test("the tablet speaks the server's sentences", () => {
  expect(sentences).toEqual(book.sentences);
});

test("the book is there and large", () => {
  expect(book.cases.length).toBeGreaterThanOrEqual(40);
});

const rep = book.permits.drug_rep as Permit;

test("a product may be brought only where and when a letter covers it", () => {
  const [letter] = rep.letters;
  expect([...productsAllowed(rep, "110108", "2026-11-18T02:00:00Z")]).toEqual(letter?.products);
  expect(productsAllowed(rep, "310101", "2026-11-18T02:00:00Z").size).toBe(0);
  expect(productsAllowed(rep, "110108", "2027-11-18T02:00:00Z").size).toBe(0);
});

test("the newest rule says after how many hours an entry is late", () => {
  expect(lateAfterHours(rep.rules, "2026-11-18")).toBe(24);
  expect(lateAfterHours(rep.rules, "2026-07-01")).toBeNull();
});
