import type { components } from "@/api/schema";

export type FactRow = components["schemas"]["FactOut"];
export type Test = { fact: string; is: string; value: unknown };
export type Group = { how: "all" | "any"; tests: readonly Test[] };
type Tree = Record<string, unknown>;

const isTest = (tree: unknown): tree is Test =>
  typeof tree === "object" && tree !== null && "fact" in tree && "is" in tree;

/** A tree as one group of tests, or null when it has groups within groups. */
export function groupOf(tree: Tree | null | undefined): Group | null {
  if (!tree) return { how: "all", tests: [] };
  if (isTest(tree)) return { how: "all", tests: [tree] };
  for (const how of ["all", "any"] as const) {
    const parts = tree[how];
    if (Array.isArray(parts) && parts.every(isTest)) return { how, tests: parts };
  }
  return null;
}

export function treeOf({ how, tests }: Group): Tree | null {
  return tests.length === 0 ? null : { [how]: tests };
}

export function operatorsOf(fact: FactRow): readonly string[] {
  return fact.operators;
}

/** Comparisons with several values at once. */
const LISTS: ReadonlySet<string> = new Set(["in", "not_in", "contains_any"]);
export const takesList = (operator: string) => LISTS.has(operator);

/** What a value is before it is chosen. */
export function emptyValue(fact: FactRow, operator: string): unknown {
  if (operator === "is_set") return true;
  if (takesList(operator)) return [];
  if (fact.kind === "flag") return true;
  if (fact.kind === "money") return { amount: "0", currency: "CNY" };
  return fact.kind === "whole" ? 0 : "";
}
