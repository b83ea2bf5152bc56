import type { RuleSet } from "@/api/rows";
import type { useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import type { setWords } from "./set-words";

export type Say = ReturnType<typeof useWords<typeof setWords.zh>>;

export function period(t: Say, { from_on, to_on }: RuleSet): string {
  const from = showDay(from_on);
  return to_on ? t("period", { from, to: showDay(to_on) }) : t("since", { from });
}

export function countsOf(t: Say, { rules }: RuleSet): string {
  const unread = rules.filter((rule) => !rule.verified).length;
  const count = t("count", { count: rules.length });
  return unread > 0 ? `${count} · ${t("unread", { count: unread })}` : count;
}
