import type { Fact, Occasion } from "./catalogue";
import { catalogue } from "./catalogue";
import type { Tree } from "./rule";
import { BadValue, compare, type FactType, readValue, type Value } from "./values";

export type Facts = ReadonlyMap<string, Value>;
/** true met, false not met, null not known because a fact is missing; what is missing is added to the set. */
export type Condition = (facts: Facts, missing: Set<string>) => boolean | null;

/** A checked condition as one function of the facts. */
export function condition(tree: Tree, occasion: Occasion): Condition {
  if ("all" in tree) return all(tree.all.map((part) => condition(part, occasion)));
  if ("any" in tree) return any(tree.any.map((part) => condition(part, occasion)));
  if ("not" in tree) return opposite(condition(tree.not, occasion));
  const fact = occasion.facts[tree.fact];
  if (!fact) throw new BadValue(tree.fact);
  if (tree.is === "is_set") return (facts) => facts.has(tree.fact) === tree.value;
  return test(tree.fact, tree.is, operands(fact, tree.is, tree.value));
}

function all(parts: readonly Condition[]): Condition {
  return (facts, missing) => {
    let found: boolean | null = true;
    for (const part of parts) {
      const one = part(facts, missing);
      if (one === false) return false;
      if (one === null) found = null;
    }
    return found;
  };
}

function any(parts: readonly Condition[]): Condition {
  return (facts, missing) => {
    let found: boolean | null = false;
    for (const part of parts) {
      const one = part(facts, missing);
      if (one) return true;
      if (one === null) found = null;
    }
    return found;
  };
}

function opposite(part: Condition): Condition {
  return (facts, missing) => {
    const found = part(facts, missing);
    return found === null ? null : !found;
  };
}

function operands(fact: Fact, operator: string, raw: unknown): readonly Value[] {
  const kind: FactType = fact.type === "choices" ? "choice" : fact.type;
  const wanted = catalogue.lists.includes(operator) ? (raw as readonly unknown[]) : [raw];
  return wanted.map((one) => {
    const value = readValue(kind, one);
    if (value === null) throw new BadValue(operator);
    return value;
  });
}

function test(name: string, operator: string, wanted: readonly Value[]): Condition {
  const asks = questions[operator];
  const [first] = wanted;
  if (!asks || !first) throw new BadValue(operator);
  return (facts, missing) => {
    const value = facts.get(name);
    if (!value || (value.is === "money" && first.is === "money" && value.currency !== first.currency)) {
      missing.add(name);
      return null;
    }
    return asks(value, first, wanted);
  };
}

type Question = (value: Value, wanted: Value, all: readonly Value[]) => boolean;

/** The order of two values of one type: of days their text says it, of the rest their numbers. */
function order(one: Value, other: Value): number {
  if ((one.is === "money" || one.is === "number") && (other.is === "money" || other.is === "number")) {
    return compare(one.amount, other.amount);
  }
  if (one.is === "instant" && other.is === "instant") return Math.sign(one.at - other.at);
  if (one.is === "flag" && other.is === "flag") return Number(one.yes) - Number(other.yes);
  if (one.is === "text" && other.is === "text")
    return one.text === other.text ? 0 : textOrder(one.text, other.text);
  throw new BadValue(one.is);
}

function textOrder(one: string, other: string): number {
  return one < other ? -1 : 1;
}

function holds(value: Value, wanted: Value): boolean {
  if (wanted.is !== "text") return false;
  if (value.is === "list") return value.items.includes(wanted.text);
  return value.is === "text" && value.text.includes(wanted.text);
}

const questions: Readonly<Record<string, Question>> = {
  equals: (value, wanted) => order(value, wanted) === 0,
  not_equals: (value, wanted) => order(value, wanted) !== 0,
  above: (value, wanted) => order(value, wanted) > 0,
  at_least: (value, wanted) => order(value, wanted) >= 0,
  below: (value, wanted) => order(value, wanted) < 0,
  at_most: (value, wanted) => order(value, wanted) <= 0,
  before: (value, wanted) => order(value, wanted) < 0,
  after: (value, wanted) => order(value, wanted) > 0,
  not_before: (value, wanted) => order(value, wanted) >= 0,
  not_after: (value, wanted) => order(value, wanted) <= 0,
  in: (value, _wanted, every) => every.some((one) => order(value, one) === 0),
  not_in: (value, _wanted, every) => every.every((one) => order(value, one) !== 0),
  contains: (value, wanted) => holds(value, wanted),
  contains_any: (value, _wanted, every) => every.some((one) => holds(value, one)),
};
