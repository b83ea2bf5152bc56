// The gates before a visit, the same pure functions as compliance/gates.py on the server: a permit, a visit
// and a moment. tests/compliance/gate_cases.json holds both to the same answers.
import type { Permit, PermitLetter, PermitSlot, Refusal } from "@/api/rows";
import type { Text } from "@/i18n";
import { IN_PERSON, type Occasion } from "./occasion";
import { covers, holdsOn, type LocalTime, localTime, validLetters } from "./permit";
import { rulesFor } from "./rules";
import { sentences, weekdays } from "./words";

type Values = Record<string, string | Text | undefined>;
type Found = { code: keyof typeof sentences; values: Values } | null;
type Asked = { permit: Permit; occasion: Occasion; local: LocalTime; kinds: ReadonlySet<string> };
type Question = (asked: Asked) => Found;

/** Every rule this visit would break at that moment, what blocks before what warns. */
export function checkVisit(permit: Permit, occasion: Occasion, at: string): Refusal[] {
  const local = localTime(permit, at);
  const refusals: Refusal[] = [];
  for (const [check, question, onSite] of checks) {
    if (onSite && occasion.channel !== IN_PERSON) continue;
    for (const { rule, kinds } of rulesFor(permit, check, occasion, local.day)) {
      const found = question({ permit, occasion, local, kinds });
      if (found) refusals.push(refusal(rule.rule, rule.outcome, found));
    }
  }
  return [...refusals.filter(blocks), ...refusals.filter((one) => !blocks(one))];
}

/** Whether a refusal forbids the act; the others only mark it. */
export function blocks(refusal: Refusal): boolean {
  return refusal.outcome === "block";
}

function refusal(rule: string, outcome: string, { code, values }: NonNullable<Found>): Refusal {
  const sentence: Text = sentences[code];
  return {
    ...{ rule, code, outcome: outcome === "block" ? "block" : "warn" },
    zh: filled(sentence.zh, values, "zh"),
    en: filled(sentence.en, values, "en"),
  };
}

function filled(sentence: string, values: Values, side: keyof Text): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "string" ? value : value[side];
  });
}

const askQualification: Question = ({ permit, local }) => {
  const held = permit.qualification;
  if (!held?.passed_on) return { code: "not_qualified", values: {} };
  if (local.day < held.passed_on) return { code: "qualification_later", values: { on: held.passed_on } };
  if (held.expires_on && held.expires_on < local.day) {
    return { code: "qualification_expired", values: { on: held.expires_on } };
  }
  return null;
};

const askFiling: Question = ({ permit, occasion, local }) => {
  const { filing } = permit;
  const hospital = occasion.place.name;
  if (!filing) return { code: "not_filed", values: { hospital } };
  const told = (code: NonNullable<Found>["code"], on: string): Found => ({
    code,
    values: { hospital, number: filing.number, on },
  });
  if (filing.withdrawn_on && filing.withdrawn_on <= local.day) {
    return told("filing_withdrawn", filing.withdrawn_on);
  }
  if (local.day < filing.filed_on) return told("filed_later", filing.filed_on);
  if (local.day < filing.contract_from_on) return told("contract_later", filing.contract_from_on);
  if (filing.contract_to_on && filing.contract_to_on < local.day) {
    return told("contract_ended", filing.contract_to_on);
  }
  return null;
};

const askRegistration: Question = ({ permit, occasion, local }) => {
  const here = permit.registrations.filter((held) => held.institution_id === occasion.place.id);
  if (here.some((held) => holdsOn(local.day, held.registered_on, held.expires_on))) return null;
  const hospital = occasion.place.name;
  const over = here.flatMap(({ expires_on: on }) => (on && on < local.day ? [on] : [])).sort();
  const last = over.at(-1);
  if (last) return { code: "registration_expired", values: { hospital, on: last } };
  const first = here.map((held) => held.registered_on).sort()[0];
  if (first) return { code: "registration_later", values: { hospital, on: first } };
  return { code: "not_registered", values: { hospital } };
};

const askLetter: Question = ({ permit, occasion, local }) => {
  const valid = validLetters(permit, local.day);
  if (valid.some((letter) => covers(letter, occasion.place.division_code))) return null;
  const values = { hospital: occasion.place.name, day: local.day };
  if (valid.length > 0) {
    const numbers = valid.map(({ number }) => ({ zh: number, en: number }));
    numbers.sort((one, other) => (one.en < other.en ? -1 : 1));
    return { code: "letter_elsewhere", values: { ...values, number: listed(numbers) } };
  }
  const over = permit.letters.filter((letter) => letter.to_on < local.day);
  const last = over.reduce<PermitLetter | null>((best, one) => (best && !ends(one, best) ? best : one), null);
  if (!last) return { code: "no_letter", values };
  return { code: "letter_expired", values: { ...values, number: last.number, on: last.to_on } };
};

/** Whether a letter ends after another, of the same day the one with the higher number. */
function ends(one: PermitLetter, other: PermitLetter): boolean {
  return one.to_on === other.to_on ? one.number > other.number : one.to_on > other.to_on;
}

/** A product is allowed by any letter of that day and place; without one, the check before has spoken. */
const askProducts: Question = ({ permit, occasion, local, kinds }) => {
  const letters = validLetters(permit, local.day).filter((letter) =>
    covers(letter, occasion.place.division_code),
  );
  if (letters.length === 0) return null;
  const allowed = new Set(letters.flatMap((letter) => letter.products));
  const outside = occasion.products.filter(({ id, kind }) => !allowed.has(id) && kinds.has(kind));
  if (outside.length === 0) return null;
  const products = listed(outside.map((product) => ({ zh: product.name_zh, en: product.name_en })));
  return { code: "product_outside_letter", values: { products, day: local.day } };
};

/** An institution without published hours receives by its own arrangement: nothing is asked. */
const askSlot: Question = ({ permit, occasion, local }) => {
  const published = slotsFor(permit, occasion, local.day);
  const open = published.some((slot) => slot.weekday === local.weekday && opens(slot, local.time));
  if (published.length === 0 || open) return null;
  const { zh, en } = weekdayOf(local.weekday);
  return {
    code: "outside_slot",
    values: {
      hospital: occasion.place.name,
      slots: listed(hoursOf(published)),
      when: { zh: `${local.day} ${zh} ${local.time}`, en: `${local.day} ${en} ${local.time}` },
    },
  };
};

function opens(slot: PermitSlot, time: string): boolean {
  return slot.starts <= time && time < slot.ends;
}

/** The published hours that bind a visit: a department's bind visits to it and visits that name none. */
export function slotsFor(permit: Permit, occasion: Occasion, day: string): PermitSlot[] {
  const { place, department_id: department } = occasion;
  return permit.slots.filter(
    (slot) =>
      slot.institution_id === place.id &&
      (slot.department_id === null || department === null || slot.department_id === department) &&
      holdsOn(day, slot.from_on, slot.to_on),
  );
}

function hoursOf(slots: readonly PermitSlot[]): Text[] {
  const keys = new Set(slots.map((slot) => `${slot.weekday} ${slot.starts} ${slot.ends}`));
  return [...keys].sort().map((key) => {
    const [weekday, starts, ends] = key.split(" ");
    const { zh, en } = weekdayOf(Number(weekday));
    return { zh: `${zh} ${starts}–${ends}`, en: `${en} ${starts}–${ends}` };
  });
}

function weekdayOf(weekday: number): Text {
  return weekdays[weekday - 1] ?? { zh: "", en: "" };
}

function listed(texts: readonly Text[]): Text {
  return { zh: texts.map(({ zh }) => zh).join("\u3001"), en: texts.map(({ en }) => en).join(", ") };
}

const checks: readonly (readonly [name: string, question: Question, onSite: boolean])[] = [
  ["qualification", askQualification, false],
  ["filing", askFiling, false],
  ["registration", askRegistration, true],
  ["letter", askLetter, false],
  ["products", askProducts, false],
  ["slot", askSlot, true],
];
