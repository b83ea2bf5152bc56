// Amounts are digits as the server wrote them; nothing is computed in floats.

export { grouped, readMoney, showMoney } from "@/lib/money";

/** Hundredths, to compare and to draw bars. */
export function cents(digits: string): bigint {
  const [whole = "0", rest = ""] = digits.split(".");
  return BigInt(whole || "0") * 100n + BigInt(rest.padEnd(2, "0").slice(0, 2));
}

/** How much of a limit is taken, in whole percent, at most 100. */
export function percent(used: string, cap: string): number {
  const [part, whole] = [cents(used), cents(cap)];
  if (whole <= 0n) return 100;
  const share = Number((part * 100n) / whole);
  return Math.min(100, share);
}

/** The sum of amounts, in whole hundredths. */
export function sumOf(amounts: readonly string[]): string {
  const sum = amounts.reduce((before, one) => before + cents(one), 0n);
  return `${sum / 100n}.${String(sum % 100n).padStart(2, "0")}`;
}
