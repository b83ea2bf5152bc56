// Amounts are digits as the server wrote them; nothing is computed in floats.

/** "12000.5" as "12,000.50". */
export function grouped(digits: string): string {
  const [whole = "0", cents = ""] = digits.split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents.padEnd(2, "0").slice(0, 2)}`;
}

/** "CNY 12,000.50"; nothing for nothing. */
export function showMoney(digits: string | null | undefined, currency: string): string {
  return digits === null || digits === undefined || digits === "" ? "" : `${currency} ${grouped(digits)}`;
}

/** What was typed as an amount, as the server takes it; null when it is none. */
export function readMoney(typed: string): string | null {
  const plain = typed.replace(/[,\s\uFF0C]/g, "").replace("\u3002", ".");
  return /^\d{1,12}(\.\d{1,2})?$/.test(plain) ? plain : null;
}
