import { language } from "@/i18n";

/** 23,229 */
export function showNumber(count: number): string {
  return count.toLocaleString(language());
}

/** For a sentence that counts: `count` chooses the plural, `n` is what is read. */
export function counted(count: number): { count: number; n: string } {
  return { count, n: showNumber(count) };
}
