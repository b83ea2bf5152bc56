import type { Permit, PermitRule } from "@/api/rows";
import type { Occasion } from "./occasion";
import { holdsOn } from "./permit";

/** A rule that asks a check, and the kinds of product it asks about. */
export type Asking = { rule: PermitRule; kinds: ReadonlySet<string> };

const ALL_KINDS = ["drug", "device"];

/** The rules that ask this check, each with its kinds; only products are asked about kind by kind. */
export function rulesFor(permit: Permit, check: string, occasion: Occasion, day: string): Asking[] {
  const kinds = kindsOf(permit, occasion);
  const province = occasion.place.division_code.slice(0, 2);
  const asking = new Map<PermitRule, Set<string>>();
  for (const kind of [...kinds].sort()) {
    const rule = ruleInForce(permit.rules, check, kind, province, day);
    if (rule) asking.set(rule, (asking.get(rule) ?? new Set()).add(kind));
  }
  if (check === "products") return [...asking].map(([rule, about]) => ({ rule, kinds: about }));
  const strictest = first([...asking.keys()], strictness);
  return strictest ? [{ rule: strictest, kinds }] : [];
}

function kindsOf(permit: Permit, occasion: Occasion): ReadonlySet<string> {
  if (occasion.products.length > 0) return new Set(occasion.products.map((product) => product.kind));
  return new Set(permit.kinds.length > 0 ? permit.kinds : ALL_KINDS);
}

/** The rule in force: a province's before the country's, a kind's before any's, newer before older. */
function ruleInForce(
  rules: readonly PermitRule[],
  check: string,
  kind: string,
  province: string,
  day: string,
): PermitRule | null {
  const found = rules.filter(
    (rule) =>
      rule.code === check &&
      (rule.product_kind === kind || rule.product_kind === "any") &&
      (rule.province === "" || rule.province === province) &&
      holdsOn(day, rule.from_on, rule.to_on),
  );
  return first(found, precedence);
}

type Rank = readonly (boolean | string)[];

function precedence(rule: PermitRule): Rank {
  return [rule.province !== "", rule.product_kind !== "any", rule.from_on, ...strictness(rule)];
}

function strictness(rule: PermitRule): Rank {
  return [rule.outcome === "block", rule.rule];
}

/** The one of the highest rank; of equals the earlier. */
function first(rules: readonly PermitRule[], rank: (rule: PermitRule) => Rank): PermitRule | null {
  return rules.reduce<PermitRule | null>(
    (best, rule) => (best && !above(rank(rule), rank(best)) ? best : rule),
    null,
  );
}

function above(one: Rank, other: Rank): boolean {
  for (const [n, value] of one.entries()) {
    const against = other[n];
    if (against !== undefined && value !== against) return value > against;
  }
  return false;
}
