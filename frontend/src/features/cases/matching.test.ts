import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { identitiesIn } from "./identity";
import { find } from "./matching";

type Book = {
  words: {
    name: string;
    text: string;
    words: string[];
    excepted: string[];
    found: [string, number, number][];
  }[];
  identities: { name: string; text: string; found: string[] }[];
};
const book = JSON.parse(readFileSync("../tests/compliance/word_cases.json", "utf8")) as Book;

describe("the tablet finds what the server's book says", () => {
  test.each(book.words.map((one) => [one.name, one] as const))("%s", (_name, one) => {
    const found = find(one.text, one.words, one.excepted).map(({ word, start, end }) => [word, start, end]);
    expect(found).toEqual(one.found);
  });
  test.each(book.identities.map((one) => [one.name, one] as const))("%s", (_name, one) => {
    expect(identitiesIn(one.text)).toEqual(one.found);
  });
});

test("the book is there and large", () => {
  expect(book.words.length).toBeGreaterThanOrEqual(30);
});
