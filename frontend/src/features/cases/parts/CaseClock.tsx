import { useWords } from "@/i18n";
import { StatusBadge } from "@/ui/Status";
import { spanTo, useNow } from "../clock";
import type { CaseRow } from "../queries";
import { caseWords } from "../words";

const SOON_HOURS = 8;

/** How much of its time a case has left, or by how much it is late; once answered, whether that was in time. */
export function CaseClock({ of }: { of: Pick<CaseRow, "due_at" | "answered_at" | "late"> }) {
  const t = useWords(caseWords);
  const now = useNow();
  if (of.answered_at) {
    return (
      <StatusBadge tone={of.late ? "needs" : "done"}>{t(of.late ? "answeredLate" : "inTime")}</StatusBadge>
    );
  }
  const { late, span } = spanTo(of.due_at, now);
  const how = late ? "late" : "left";
  const unit = span.hours > 0 ? "hours" : "minutes";
  const tone = late ? "needs" : span.hours < SOON_HOURS ? "waiting" : "brand";
  return <StatusBadge tone={tone}>{t(`${how}.${unit}`, span)}</StatusBadge>;
}
