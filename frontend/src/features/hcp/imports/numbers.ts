import { language } from "@/i18n";

/** 23,229 */
export function showNumber(count: number): string {
  return count.toLocaleString(language());
}
