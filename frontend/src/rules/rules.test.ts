import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type Answer,
  type Dated,
  exact,
  type JudgedRule,
  judge,
  perHead,
  type RawFacts,
  type Room,
  roomsLeft,
  speaks,
  written,
} from ".";

type Case = {
  name: string;
  occasion: string;
  rules: JudgedRule[];
  facts: RawFacts;
  expect: Partial<Answer>[];
  says?: { zh: string; en: string }[];
  rooms?: Room[];
};
type Speaking = { name: string; set: Dated; country: string; kinds: string[]; on: string; speaks: boolean };
type Book = { cases: Case[]; speaks: Speaking[] };

const book = JSON.parse(readFileSync("../tests/compliance/rule_cases.json", "utf8")) as Book;

describe("the tablet judges as the server's book says", () => {
  test.each(book.cases.map((one) => [one.name, one] as const))("%s", (_name, one) => {
    const found = judge(one.rules, one.occasion, one.facts);
    expect(found).toHaveLength(one.expect.length);
    one.expect.forEach((wanted, n) => {
      expect(found[n]).toMatchObject(wanted);
    });
    if (one.says) expect(found.map(({ zh, en }) => ({ zh, en }))).toEqual(one.says);
    if (one.rooms) expect(roomsLeft(one.rules, one.occasion, one.facts)).toEqual(one.rooms);
  });
});

describe("the host country, the products and the day decide which set speaks", () => {
  test.each(book.speaks.map((one) => [one.name, one] as const))("%s", (_name, one) => {
    expect(speaks(one.set, one.country, one.kinds, one.on)).toBe(one.speaks);
  });
});

test("the book is there and large", () => {
  expect(book.cases.length).toBeGreaterThanOrEqual(60);
});

test("a fact of the wrong type is the caller's mistake", () => {
  for (const facts of [{ budget: 1.1 }, { heads: "7" }, { heads: 1.5 }, { on: "20260801" }, { alcohol: 1 }]) {
    expect(() => judge([], "event", facts)).toThrow();
  }
});

test("an amount over heads is never less than it is", () => {
  const shared = (amount: string, heads: number) => written(perHead(exact(amount), heads), true);
  expect(shared("1000.00", 3)).toBe("333.34");
  expect(shared("0.05", 2)).toBe("0.03");
  expect(shared("900.03", 3)).toBe("300.01");
  expect(shared("600", 2)).toBe("300.00");
  expect(shared("100.005", 1)).toBe("100.01");
});

test("two hundred rules are judged in five milliseconds", () => {
  const rules = book.cases.filter((one) => one.occasion === "event").flatMap((one) => one.rules);
  const many = [...rules, ...rules, ...rules, ...rules].slice(0, 200);
  const facts = book.cases.find((one) => one.name.startsWith("a sentence says its facts"))?.facts ?? {};
  const times = Array.from({ length: 20 }, () => {
    const begun = performance.now();
    judge(many, "event", facts);
    return performance.now() - begun;
  });
  expect(many).toHaveLength(200);
  expect(Math.min(...times)).toBeLessThan(5);
});
