// A meal as the form holds it, and what the rules on this tablet say to it. Pure.
import type { Channel, Id, RuleSet, Visit, VisitFile, VisitMeal } from "@/api/rows";
import { readMoney } from "@/lib/money";
import {
  type Answer,
  exact,
  judge,
  perHead,
  type RawFacts,
  type Room,
  roomsLeft,
  speaks,
  written,
} from "@/rules";
import type { NewFile } from "./form";

export type MealForm = {
  /** As typed. */
  amount: string;
  currency: string;
  heads: string;
  hcp_ids: Id[];
  reason: string;
  /** Pictures of receipts the visit has already. */
  receipts: VisitFile[];
  photos: NewFile[];
};

export const HOST_COUNTRY = "CN"; // where its institutions are; the host country's rules hold (CODE-04)
export const currencies = ["CNY", "USD", "EUR", "HKD"] as const;
export const MOST_RECEIPTS = 5;

export function emptyMeal(met: readonly Id[]): MealForm {
  return {
    ...{ amount: "", currency: "CNY", heads: "", reason: "" },
    ...{ hcp_ids: [...met], receipts: [], photos: [] },
  };
}

export function mealOf(visit: Visit): MealForm | null {
  const { meal } = visit;
  if (!meal) return null;
  const { amount, currency, heads, hcp_ids, reason, receipts } = meal;
  return {
    amount: amount ?? "",
    heads: heads === null ? "" : String(heads),
    ...{ currency, hcp_ids, reason, receipts, photos: [] },
  };
}

/** "1,200.5" as "1200.50"; null when it is no amount above zero. */
export function amountOf(meal: Pick<MealForm, "amount">): string | null {
  const digits = readMoney(meal.amount);
  if (digits === null || /^[0.]*$/.test(digits)) return null;
  return written(exact(digits), true);
}

export function headsOf(meal: Pick<MealForm, "heads">): number | null {
  const heads = /^\d{1,3}$/.test(meal.heads.trim()) ? Number(meal.heads) : 0;
  return heads >= 1 && heads <= 500 ? heads : null;
}

type Sent = Omit<VisitMeal, "receipts" | "state" | "answers"> & { receipts: Id[] };

/** The meal as the server takes it; whoever was not met after all shared nothing. */
export function mealFields(meal: MealForm | null, met: readonly Id[]): Sent | null {
  if (!meal) return null;
  return {
    amount: amountOf(meal),
    currency: meal.currency,
    heads: headsOf(meal),
    hcp_ids: meal.hcp_ids.filter((id) => met.includes(id)).sort(),
    reason: meal.reason,
    receipts: receiptsOf(meal).map((file) => file.id),
  };
}

/** Every receipt the meal will have, the new ones included. */
export function receiptsOf(meal: MealForm): VisitFile[] {
  const made = meal.photos.map(({ id, bytes }): VisitFile => {
    return { id, kind: "photo", mime: "image/jpeg", size: bytes.byteLength };
  });
  return [...meal.receipts, ...made];
}

/** The meal as lists and pages show it until the server has judged it. */
export function mealRow(sent: Sent, receipts: VisitFile[]): VisitMeal {
  return { ...sent, receipts, state: "written", answers: [] };
}

export type About = { on: string; kinds: readonly string[]; channel: Channel };
export type Judged = {
  /** What each head came to; null while amount or heads are not entered. */
  perHead: string | null;
  answers: readonly Answer[];
  rooms: readonly Room[];
};

/** What the rules are told of a meal: the same as visits/services/meals.py tells them. */
export function mealFacts(meal: MealForm, { on, kinds, channel }: About): RawFacts | null {
  const { currency } = meal;
  const amount = amountOf(meal);
  const heads = headsOf(meal);
  if (amount === null || heads === null) return null;
  const each = written(perHead(exact(amount), heads), true);
  return {
    ...{ on, country: HOST_COUNTRY, product_kinds: [...kinds].sort(), channel, heads },
    amount: { amount, currency },
    per_head: { amount: each, currency },
  };
}

/** What the rules of that day answer to a meal, and the limits that hold; nothing before it is entered. */
export function judgeMeal(sets: readonly RuleSet[], meal: MealForm, about: About): Judged {
  const facts = mealFacts(meal, about);
  if (!facts) return { perHead: null, answers: [], rooms: [] };
  const speaking = sets.filter((set) => speaks(set, HOST_COUNTRY, about.kinds, about.on));
  const rules = speaking.flatMap((set) => set.rules);
  return {
    perHead: (facts.per_head as { amount: string }).amount,
    answers: judge(rules, "visit.meal", facts),
    rooms: strictest(roomsLeft(rules, "visit.meal", facts)),
  };
}

/** Equal limits of two sets are told once. */
function strictest(rooms: readonly Room[]): Room[] {
  return [...new Map(rooms.map((room) => [`${room.rule} ${room.cap} ${room.unit}`, room])).values()];
}

export type MealLacks = "amount" | "heads" | "nobody" | "people" | "few" | "reason";

/** What a meal still wants before its visit can be handed in. */
export function lacksOf(meal: MealForm, met: readonly Id[], answers: readonly Answer[]): MealLacks[] {
  const heads = headsOf(meal);
  const shared = meal.hcp_ids.filter((id) => met.includes(id));
  const asks = answers.some(({ outcome }) => outcome === "warn" || outcome === "approve");
  const wants: [MealLacks, boolean][] = [
    ["amount", amountOf(meal) === null],
    ["heads", heads === null],
    ["nobody", met.length === 0],
    ["people", met.length > 0 && shared.length === 0],
    ["few", heads !== null && heads < shared.length],
    ["reason", asks && meal.reason.trim() === ""],
  ];
  return wants.flatMap(([name, lacks]) => (lacks ? [name] : []));
}
