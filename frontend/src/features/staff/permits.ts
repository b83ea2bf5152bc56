import dayjs from "dayjs";
import type { Letter, PermitState, Person, PersonDetail } from "@/api/rows";
import { today } from "@/lib/time";
import type { Tone } from "@/ui/Status";

/** How a permit stands: never given, run out, running out within 30 days, not begun, or good. */
export type Standing = "missing" | "over" | "soon" | "later" | "good";
const SOON_DAYS = 30;

export const tones: Readonly<Record<Standing, Tone>> = {
  missing: "needs",
  over: "needs",
  soon: "waiting",
  later: "brand",
  good: "done",
};

/** `until` null: no end. */
export function standing(held: boolean, until: string | null, on = today()): Standing {
  if (until && until < on) return "over";
  if (!held) return "missing";
  return until && daysUntil(until, on) <= SOON_DAYS ? "soon" : "good";
}

export function daysUntil(day: string, on = today()): number {
  return dayjs(day).diff(dayjs(on), "day");
}

/** A paper that holds from a day to a day. */
export function standingBetween(from: string, to: string | null, on = today()): Standing {
  return from > on ? "later" : standing(true, to, on);
}

export function letterStanding(letter: Letter, on = today()): Standing {
  return standingBetween(letter.from_on, letter.to_on, on);
}

export type Chip = {
  paper: "qualification" | "filing" | "letter" | "registration";
  standing: Standing;
  until: string | null;
};

/** The chips of a line in the list of people, in the order in which a licence is built up. */
export function chipsOf(permit: PermitState, on = today()): Chip[] {
  return [
    {
      paper: "qualification",
      standing: standing(permit.qualified, permit.qualified_until, on),
      until: permit.qualified_until,
    },
    { paper: "filing", standing: standing(permit.filed, permit.filed_until, on), until: permit.filed_until },
    {
      paper: "letter",
      standing: standing(permit.letter_until !== null, permit.letter_until, on),
      until: permit.letter_until,
    },
  ];
}

/** Whose visits need permits: representatives, and whoever has begun to collect papers. */
export function needsPermit(person: Person, permit: PermitState): boolean {
  return person.roles.includes("rep") || permit.qualified || permit.filed || permit.letter_until !== null;
}

/** Those who see everybody's permits but not every account would find an empty list, and believe it. */
export function seesRegistrations(codes: readonly string[]): boolean {
  if (!codes.includes("hcp.read")) return false;
  return codes.includes("hcp.see_all") || !codes.includes("staff.see_people");
}

/** Whether permits belong on a person's page: who visits for drugs and devices, or holds papers already. */
export function isVisitor(person: PersonDetail): boolean {
  const papers = person.qualification !== null || person.filing !== null || person.letters.length > 0;
  return papers || person.roles.includes("rep");
}
