import type { Text } from "@/i18n";
import { LIST, no, yes } from "./words";

/** An exact number: its digits without the point, and how many stand behind it. No float comes near money. */
export type Exact = { units: bigint; scale: number };
export type Money = { amount: string; currency: string };

export type FactType =
  | "money"
  | "whole"
  | "decimal"
  | "day"
  | "instant"
  | "choice"
  | "choices"
  | "flag"
  | "text";
export type Choices = Readonly<Record<string, Text>>;

/** A value in its exact type, as conditions compare it. */
export type Value =
  | { is: "money"; amount: Exact; currency: string }
  | { is: "number"; amount: Exact }
  | { is: "instant"; at: number }
  | { is: "flag"; yes: boolean }
  | { is: "list"; items: readonly string[] }
  | { is: "text"; text: string };

const DECIMAL = /^-?[0-9]{1,15}(\.[0-9]{1,6})?$/;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const ZONED = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T.*(Z|[+-][0-9]{2}:[0-9]{2})$/;

/** A value that is not of its fact's type: the caller's mistake. */
export class BadValue extends Error {}

export function exact(digits: string): Exact {
  if (!DECIMAL.test(digits)) throw new BadValue(digits);
  const [whole = "", rest = ""] = digits.split(".");
  return { units: BigInt(whole + rest), scale: rest.length };
}

export function compare(one: Exact, other: Exact): number {
  const scale = Math.max(one.scale, other.scale);
  const difference = scaled(one, scale) - scaled(other, scale);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

export function plus(one: Exact, other: Exact): Exact {
  const scale = Math.max(one.scale, other.scale);
  return { units: scaled(one, scale) + scaled(other, scale), scale };
}

export function minus(one: Exact, other: Exact): Exact {
  return plus(one, { units: -other.units, scale: other.scale });
}

/** An amount over heads, in whole cents, never below what it is: what a cap is measured by. */
export function perHead(amount: Exact, heads: number): Exact {
  const cents = scaled(amount, Math.max(amount.scale, 2));
  const by = BigInt(heads) * 10n ** BigInt(Math.max(amount.scale, 2) - 2);
  return { units: (cents + by - 1n) / by, scale: 2 };
}

function scaled({ units, scale }: Exact, to: number): bigint {
  return units * 10n ** BigInt(to - scale);
}

/** A number's digits without needless zeros; an amount of money keeps its two. */
export function written({ units, scale }: Exact, cents = false): string {
  const sign = units < 0n ? "-" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const rest = digits.slice(digits.length - scale).replace(/0+$/, "");
  if (cents) return `${sign}${whole}.${rest.padEnd(2, "0")}`;
  return rest ? `${sign}${whole}.${rest}` : `${sign}${whole}`;
}

/** A value as JSON has it, in its exact type; null and absent are both missing. */
export function readValue(kind: FactType, raw: unknown): Value | null {
  if (raw === null || raw === undefined) return null;
  const value = readers[kind](raw);
  if (value === null) throw new BadValue(JSON.stringify(raw));
  return value;
}

type Reader = (raw: unknown) => Value | null;

function text(raw: unknown): Value | null {
  return typeof raw === "string" ? { is: "text", text: raw } : null;
}

const readers: Readonly<Record<FactType, Reader>> = {
  money: (raw) => {
    const { amount, currency } = raw as Partial<Money>;
    if (typeof amount !== "string" || typeof currency !== "string") return null;
    return { is: "money", amount: exact(amount), currency };
  },
  whole: (raw) => (Number.isSafeInteger(raw) ? { is: "number", amount: exact(String(raw)) } : null),
  decimal: (raw) => (typeof raw === "string" ? { is: "number", amount: exact(raw) } : null),
  day: (raw) => (typeof raw === "string" && DAY.test(raw) ? text(raw) : null),
  instant: (raw) => {
    const at = typeof raw === "string" && ZONED.test(raw) ? Date.parse(raw) : Number.NaN;
    return Number.isNaN(at) ? null : { is: "instant", at };
  },
  choice: text,
  text,
  flag: (raw) => (typeof raw === "boolean" ? { is: "flag", yes: raw } : null),
  choices: (raw) => {
    const items = Array.isArray(raw) ? raw : null;
    return items?.every((one) => typeof one === "string") ? { is: "list", items } : null;
  },
};

/** A value as a sentence says it. */
export function told(value: Value, choices: Choices = {}): Text {
  switch (value.is) {
    case "flag":
      return value.yes ? yes : no;
    case "money":
      return both(`${value.currency} ${written(value.amount, true)}`);
    case "number":
      return both(written(value.amount));
    case "instant":
      return both(`${new Date(value.at).toISOString().slice(0, 16).replace("T", " ")} UTC`);
    case "list":
      return listed(value.items.map((one) => choices[one] ?? both(one)));
    case "text":
      return choices[value.text] ?? both(value.text);
  }
}

export function both(said: string): Text {
  return { zh: said, en: said };
}

export function listed(texts: readonly Text[]): Text {
  return { zh: texts.map(({ zh }) => zh).join(LIST.zh), en: texts.map(({ en }) => en).join(LIST.en) };
}
