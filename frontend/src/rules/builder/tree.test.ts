import { expect, describe as suite, test } from "vitest";
import { catalogue, describe, type Tree } from "..";
import { asGroup, asTest, emptyValue, groupTree, newTest, testTree, withFact, withOperator } from "./tree";

const meal: Tree = { fact: "category", is: "equals", value: "meal" };
const facts = catalogue.occasions["event.expense"]?.facts ?? {};
const visit = catalogue.occasions["visit.meal"]?.facts ?? {};

suite("the builder shows a tree and gives it back", () => {
  test("a lone test stands in a group of one", () => {
    expect(asGroup(meal)).toEqual({ kind: "all", parts: [meal], not: false });
  });
  test("nots are folded into a switch", () => {
    expect(asGroup({ not: { any: [meal] } })).toEqual({ kind: "any", parts: [meal], not: true });
    expect(asTest({ not: { not: { not: meal } } })).toEqual({ ...meal, not: true });
    expect(asTest({ any: [meal] })).toBeNull();
  });
  test("what is shown is what is saved", () => {
    for (const tree of [{ all: [] }, { not: { all: [meal, { any: [meal] }] } }] satisfies Tree[]) {
      expect(groupTree(asGroup(tree))).toEqual(tree);
    }
    expect(testTree({ ...meal, not: true })).toEqual({ not: meal });
  });
});

suite("a value fits its comparison", () => {
  test("a new condition has an empty value of its type", () => {
    expect(newTest(visit)).toEqual({ fact: "on", is: "equals", value: "" });
    expect(emptyValue("money", "above")).toEqual({ amount: "", currency: "CNY" });
    expect(emptyValue("choice", "in")).toEqual([]);
    expect(emptyValue("text", "is_set")).toBe(true);
  });
  test("another fact of another type begins anew", () => {
    const changed = withFact({ ...meal, not: false }, "heads", facts);
    expect(changed).toEqual({ fact: "heads", is: "equals", value: null, not: false });
  });
  test("another comparison of the same shape keeps the value", () => {
    const heads = { fact: "heads", is: "above", value: 10, not: false };
    expect(withOperator(heads, "below", facts).value).toBe(10);
    expect(withOperator({ ...meal, not: false }, "in", facts).value).toEqual([]);
  });
});

test("a condition reads as a sentence in both languages", () => {
  const tree: Tree = {
    all: [
      meal,
      {
        not: {
          any: [
            { fact: "heads", is: "above", value: 10 },
            { fact: "cash", is: "equals", value: true },
          ],
        },
      },
    ],
  };
  expect(describe(tree, facts)).toEqual({
    zh: "费用类别 等于 餐饮 且 非（人数 大于 10 或 以现金支付 等于 是）",
    en: "Category is meal and not (Heads above 10 or Paid in cash is yes)",
  });
  expect(describe({ all: [] }, {})).toEqual({ zh: "任何情况", en: "always" });
});
