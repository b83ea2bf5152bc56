// Rules judged on the tablet, the same pure functions as compliance/rules on the server.
// tests/compliance/rule_cases.json holds both to the same answers.
import type { Text } from "@/i18n";
import { catalogue, jurisdictionsOf, type Occasion } from "./catalogue";
import { type Condition, condition, type Facts } from "./conditions";
import type { Answer, Dated, JudgedRule, Limit, Numbers, Outcome, Room } from "./rule";
import {
  both,
  compare,
  type Exact,
  exact,
  listed,
  minus,
  plus,
  readValue,
  told,
  type Value,
  written,
} from "./values";
import { notJudged } from "./words";

type Measured = {
  already: Exact;
  adds: Exact;
  used: Exact;
  cap: Exact;
  room: Exact;
  unit: string;
  money: boolean;
};
export type RawFacts = Readonly<Record<string, unknown>>;

const ZERO: Exact = { units: 0n, scale: 0 };
const NUMBERS = ["already", "adds", "used", "cap", "room"] as const;
const WORST: readonly Outcome[] = ["block", "approve", "warn", "unknown"];
const NO_NUMBERS: Numbers = { already: "", adds: "", used: "", cap: "", room: "", unit: "" };

/** Every rule this would break or that cannot be judged, the worst first; equal answers are said once. */
export function judge(rules: readonly JudgedRule[], occasion: string, raw: RawFacts): Answer[] {
  const about = occasionOf(occasion);
  const facts = readFacts(about, raw);
  const answers = new Map<string, Answer>();
  for (const rule of rules) {
    if (rule.occasion !== occasion) continue;
    const answer = answerOf(rule, about, facts);
    const key = answer && JSON.stringify([answer.rule, answer.zh, answer.en]);
    if (answer && key && !answers.has(key)) answers.set(key, answer);
  }
  return WORST.flatMap((outcome) => [...answers.values()].filter((one) => one.outcome === outcome));
}

/** Every limit that holds here with its numbers; what this adds counts as nothing when it is not known. */
export function roomsLeft(rules: readonly JudgedRule[], occasion: string, raw: RawFacts): Room[] {
  const about = occasionOf(occasion);
  const facts = readFacts(about, raw);
  return rules.flatMap((rule) => {
    if (!rule.limit || rule.occasion !== occasion) return [];
    if (compiled(rule, about)(facts, new Set()) === false) return [];
    const measured = measure(rule, rule.limit, about, facts, new Set(), true);
    return measured ? [{ rule: rule.rule, outcome: rule.outcome, ...numbersOf(measured) }] : [];
  });
}

/** Whether a rule set speaks on that day, there, about these kinds of product; without kinds, about all. */
export function speaks(rules: Dated, country: string, kinds: readonly string[], on: string): boolean {
  return (
    jurisdictionsOf(country).includes(rules.jurisdiction) &&
    (rules.product_kind === "any" || kinds.length === 0 || kinds.includes(rules.product_kind)) &&
    rules.from_on <= on &&
    (rules.to_on === null || on <= rules.to_on)
  );
}

function occasionOf(name: string): Occasion {
  const found = catalogue.occasions[name];
  if (!found) throw new Error(`no occasion ${name}`);
  return found;
}

function readFacts(occasion: Occasion, raw: RawFacts): Facts {
  const facts = new Map<string, Value>();
  for (const [name, fact] of Object.entries(occasion.facts)) {
    const value = readValue(fact.type, raw[name]);
    if (value !== null) facts.set(name, value);
  }
  return facts;
}

const conditions = new WeakMap<JudgedRule, Condition>();

function compiled(rule: JudgedRule, occasion: Occasion): Condition {
  const known = conditions.get(rule) ?? condition(rule.when, occasion);
  conditions.set(rule, known);
  return known;
}

function answerOf(rule: JudgedRule, occasion: Occasion, facts: Facts): Answer | null {
  const missing = new Set<string>();
  const met = compiled(rule, occasion)(facts, missing);
  if (met === false) return null;
  const measured = met && rule.limit ? measure(rule, rule.limit, occasion, facts, missing) : null;
  if (measured && compare(measured.used, measured.cap) <= 0) return null;
  if (met === null || (rule.limit && !measured)) return unknown(rule, occasion, [...missing]);
  return {
    ...{ rule: rule.rule, outcome: rule.outcome, grant: rule.grant, missing: [] },
    ...sentence(rule, occasion, facts, measured),
    ...(measured ? numbersOf(measured) : NO_NUMBERS),
  };
}

function measure(
  rule: JudgedRule,
  limit: Limit,
  occasion: Occasion,
  facts: Facts,
  missing: Set<string>,
  planning = false,
): Measured | null {
  const already = limit.already ? number(limit.already, facts, rule.unit, missing) : ZERO;
  const adds = number(limit.adds, facts, rule.unit, missing) ?? (planning ? ZERO : null);
  if (already === null || adds === null) return null;
  const cap = exact(limit.at_most);
  const left = minus(cap, already);
  const room = left.units < 0n ? ZERO : left;
  const money = occasion.facts[limit.adds]?.type === "money";
  return { already, adds, used: plus(already, adds), cap, room, unit: rule.unit, money };
}

function number(name: string, facts: Facts, unit: string, missing: Set<string>): Exact | null {
  const value = facts.get(name);
  if (value?.is === "number" || (value?.is === "money" && value.currency === unit)) return value.amount;
  missing.add(name);
  return null;
}

function numbersOf(measured: Measured): Numbers {
  const digits = NUMBERS.map((name) => [name, written(measured[name], measured.money)]);
  return { ...NO_NUMBERS, ...Object.fromEntries(digits), unit: measured.unit };
}

function unknown(rule: JudgedRule, occasion: Occasion, missing: readonly string[]): Answer {
  const labels = missing.map((name) => occasion.facts[name]?.text ?? both(name));
  return {
    ...{ rule: rule.rule, outcome: "unknown", grant: rule.grant, missing, ...NO_NUMBERS },
    ...notJudged(rule.rule, listed(labels)),
  };
}

function sentence(rule: JudgedRule, occasion: Occasion, facts: Facts, measured: Measured | null): Text {
  const said = (name: string): Text => {
    const own = measured && NUMBERS.find((one) => one === name);
    if (own && measured) return amount(measured[own], measured);
    const value = facts.get(name);
    return value ? told(value, occasion.facts[name]?.choices) : both("—");
  };
  const filled = (words: string, side: keyof Text) =>
    words.replace(/\{(\w+)\}/g, (_whole, name: string) => said(name)[side]);
  return { zh: filled(rule.zh, "zh"), en: filled(rule.en, "en") };
}

function amount(number: Exact, { money, unit }: Measured): Text {
  return told(money ? { is: "money", amount: number, currency: unit } : { is: "number", amount: number });
}
