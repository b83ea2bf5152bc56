import { catalogue, type Fact } from "../catalogue";
import type { Tree } from "../rule";
import type { FactType } from "../values";

export type Facts = Readonly<Record<string, Fact>>;

export type Group = { kind: "all" | "any"; parts: readonly Tree[]; not: boolean };
export type Test = { fact: string; is: string; value: unknown; not: boolean };

/** A tree as the builder shows it: its nots folded into a switch, and a lone test as a group of one. */
export function asGroup(tree: Tree): Group {
  const { inner, not } = unfolded(tree);
  if ("all" in inner) return { kind: "all", parts: inner.all, not };
  if ("any" in inner) return { kind: "any", parts: inner.any, not };
  return { kind: "all", parts: [tree], not: false };
}

export function groupTree({ kind, parts, not }: Group): Tree {
  const tree: Tree = kind === "all" ? { all: parts } : { any: parts };
  return not ? { not: tree } : tree;
}

/** The test a tree is, or null when it is a group. */
export function asTest(tree: Tree): Test | null {
  const { inner, not } = unfolded(tree);
  return "fact" in inner ? { ...inner, not } : null;
}

export function testTree({ not, ...test }: Test): Tree {
  return not ? { not: test } : test;
}

function unfolded(tree: Tree): { inner: Exclude<Tree, { not: Tree }>; not: boolean } {
  let inner: Tree = tree;
  let not = false;
  while ("not" in inner) {
    inner = inner.not;
    not = !not;
  }
  return { inner, not };
}

/** The question a new condition begins with: the first fact, the first comparison, an empty value. */
export function newTest(facts: Facts): Tree {
  const [name = "", fact] = Object.entries(facts)[0] ?? [];
  const is = catalogue.operators[fact?.type ?? "text"][0] ?? "equals";
  return { fact: name, is, value: emptyValue(fact?.type ?? "text", is) };
}

/** What a value is before anything was typed, of the shape its comparison wants. */
export function emptyValue(type: FactType, operator: string): unknown {
  if (operator === "is_set") return true;
  if (catalogue.lists.includes(operator)) return [];
  if (type === "money") return { amount: "", currency: "CNY" };
  if (type === "whole") return null;
  if (type === "flag") return true;
  return "";
}

/** The fact of a test changed: its comparison and value stay when they still make sense. */
export function withFact(test: Test, name: string, facts: Facts): Test {
  const before = facts[test.fact]?.type;
  const type = facts[name]?.type ?? "text";
  const is = catalogue.operators[type].includes(test.is)
    ? test.is
    : (catalogue.operators[type][0] ?? "equals");
  const keep = before === type && is === test.is && !facts[name]?.choices;
  return { ...test, fact: name, is, value: keep ? test.value : emptyValue(type, is) };
}

export function withOperator(test: Test, is: string, facts: Facts): Test {
  const shape = (operator: string) =>
    operator === "is_set" ? 2 : catalogue.lists.includes(operator) ? 1 : 0;
  const type = facts[test.fact]?.type ?? "text";
  const value = shape(is) === shape(test.is) ? test.value : emptyValue(type, is);
  return { ...test, is, value };
}
