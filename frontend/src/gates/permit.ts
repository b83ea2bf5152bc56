import type { Permit, PermitLetter, PermitRule } from "@/api/rows";

/** Whether a day lies between two days, both included; an absent end is open. */
export function holdsOn(day: string, from: string | null, to: string | null): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

export type LocalTime = { day: string; time: string; weekday: number };

/** An instant as the clock of the permit's zone shows it. */
export function localTime(permit: Permit, at: string): LocalTime {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: permit.zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(new Date(at));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const day = `${part("year")}-${part("month")}-${part("day")}`;
  const weekday = ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  return { day, time: `${part("hour")}:${part("minute")}`, weekday };
}

/** GB/T 2260 codes nest: what ends in zeros stands for everything that begins with the rest. */
export function covers(letter: PermitLetter, divisionCode: string): boolean {
  if (letter.division_codes.length === 0) return true;
  return divisionCode !== "" && letter.division_codes.some((code) => divisionCode.startsWith(prefix(code)));
}

function prefix(code: string): string {
  if (code.endsWith("0000")) return code.slice(0, 2);
  return code.endsWith("00") ? code.slice(0, 4) : code;
}

/** The letters that hold on that day. */
export function validLetters(permit: Permit, day: string): PermitLetter[] {
  return permit.letters.filter((letter) => holdsOn(day, letter.from_on, letter.to_on));
}

/** The products a rep may bring there on that day. */
export function productsAllowed(permit: Permit, divisionCode: string, at: string): Set<string> {
  const letters = validLetters(permit, localTime(permit, at).day);
  return new Set(
    letters.filter((letter) => covers(letter, divisionCode)).flatMap((letter) => letter.products),
  );
}

/** After how many hours an entry written on that day counts as late (AL-01); null when no rule says. */
export function lateAfterHours(rules: readonly PermitRule[], day: string): number | null {
  const found = rules.filter(
    (rule) => rule.code === "late_after_hours" && holdsOn(day, rule.from_on, rule.to_on),
  );
  const newest = found.reduce<PermitRule | null>(
    (best, rule) => (best && best.from_on >= rule.from_on ? best : rule),
    null,
  );
  return newest?.number ?? null;
}
