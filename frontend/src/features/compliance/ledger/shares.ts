import { compare, exact, minus, written } from "@/rules";
import type { Statement } from "./rows";

/** A limit as a bar shows it: what was given, what is held, what is left, of the cap. */
export type Share = {
  rule: string;
  unit: string;
  cap: string;
  given: string;
  held: string;
  room: string;
  /** Widths in hundredths of the bar. */
  parts: { given: number; held: number };
};

export function sharesOf(statement: Statement): Share[] {
  return statement.rooms.map(({ rule, unit, cap, room, already }) => {
    const money = statement.sums.find((sum) => sum.currency === unit);
    const counted = unit === "times";
    const held = counted ? String(statement.times_held) : (money?.held ?? "0.00");
    const given = written(minus(exact(already), exact(held)), !counted);
    return {
      rule,
      unit,
      cap,
      room,
      given,
      held,
      parts: { given: share(given, cap), held: share(held, cap) },
    };
  });
}

/** The hundredths a part takes of the whole, for drawing only. */
function share(part: string, whole: string): number {
  if (compare(exact(whole), exact("0")) <= 0) return 100;
  return Math.min(100, Math.max(0, (Number(part) / Number(whole)) * 100));
}
