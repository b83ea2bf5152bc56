// How a permit stands on a day: what holds, what ends soon, what is missing. Pure.
import type { Day, Id, Permit, PermitLetter, PermitRegistration } from "@/api/rows";
import { holdsOn } from "@/gates";

export type Standing = "good" | "soon" | "over" | "later" | "missing";

/** So many days before its end a paper asks for care. */
export const SOON = 30;

const DAY = 86_400_000;

export function daysUntil(day: Day, from: Day): number {
  return Math.round((Date.parse(day) - Date.parse(from)) / DAY);
}

/** A paper that holds from a day to a day. */
export function standing(from: Day | null, to: Day | null, on: Day): Standing {
  if (from && on < from) return "later";
  if (to && to < on) return "over";
  return to && daysUntil(to, on) <= SOON ? "soon" : "good";
}

export function standingOfQualification({ qualification }: Permit, on: Day): Standing {
  if (!qualification?.passed_on) return "missing";
  return standing(qualification.passed_on, qualification.expires_on, on);
}

export function standingOfFiling({ filing }: Permit, on: Day): Standing {
  if (!filing) return "missing";
  if (filing.withdrawn_on && filing.withdrawn_on <= on) return "over";
  const from = filing.filed_on > filing.contract_from_on ? filing.filed_on : filing.contract_from_on;
  return standing(from, firstOf(filing.contract_to_on, filing.withdrawn_on), on);
}

function firstOf(one: Day | null, other: Day | null): Day | null {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}

/** The registration that counts at each institution: the one that holds, else the last. */
export function registrationsByPlace(permit: Permit, on: Day): PermitRegistration[] {
  const best = new Map<Id, PermitRegistration>();
  for (const one of permit.registrations) {
    const held = best.get(one.institution_id);
    if (!held || counts(one, on) > counts(held, on)) best.set(one.institution_id, one);
  }
  return [...best.values()];
}

function counts({ registered_on, expires_on }: PermitRegistration, on: Day): string {
  return `${holdsOn(on, registered_on, expires_on) ? 1 : 0}${expires_on ?? "9999-12-31"}`;
}

export type Concern =
  | { about: "qualification" | "filing"; standing: Standing; on: Day | null }
  | { about: "letter"; standing: Standing; on: Day; letter: PermitLetter }
  | { about: "registration"; standing: Standing; on: Day | null; institution: Id };

const worrying: readonly Standing[] = ["soon", "over", "missing"];

/** Whether any rule of that day asks this check of what he promotes. */
export function isAsked(permit: Permit, check: string, on: Day): boolean {
  return permit.rules.some(
    (rule) =>
      rule.code === check &&
      holdsOn(on, rule.from_on, rule.to_on) &&
      (rule.product_kind === "any" || permit.kinds.length === 0 || permit.kinds.includes(rule.product_kind)),
  );
}

/** What needs care now or within thirty days; letters and registrations that were renewed worry nobody. */
export function concernsOf(permit: Permit, on: Day): Concern[] {
  const { qualification, filing } = permit;
  const found: Concern[] = [];
  if (isAsked(permit, "qualification", on)) {
    const how = standingOfQualification(permit, on);
    found.push({ about: "qualification", standing: how, on: qualification?.expires_on ?? null });
  }
  if (isAsked(permit, "filing", on)) {
    const end = filing ? firstOf(filing.contract_to_on, filing.withdrawn_on) : null;
    found.push({ about: "filing", standing: standingOfFiling(permit, on), on: end });
  }
  return [...found, ...lettersOf(permit, on), ...placesOf(permit, on)].filter((one) =>
    worrying.includes(one.standing),
  );
}

function lettersOf(permit: Permit, on: Day): Concern[] {
  return permit.letters
    .filter((letter) => !isRenewed(letter, permit.letters))
    .map((letter) => ({
      about: "letter",
      standing: standing(letter.from_on, letter.to_on, on),
      on: letter.to_on,
      letter,
    }));
}

/** Whether a later letter covers every product of this one. */
function isRenewed(letter: PermitLetter, letters: readonly PermitLetter[]): boolean {
  return letters.some(
    (one) => one.to_on > letter.to_on && letter.products.every((product) => one.products.includes(product)),
  );
}

function placesOf(permit: Permit, on: Day): Concern[] {
  return registrationsByPlace(permit, on).map((held) => ({
    about: "registration",
    standing: standing(held.registered_on, held.expires_on, on),
    on: held.expires_on,
    institution: held.institution_id,
  }));
}
