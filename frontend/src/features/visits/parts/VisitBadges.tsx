import type { Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import type { Live } from "@/offline";
import { StatusBadge } from "@/ui/Status";
import { isForgotten, tones } from "../visit";
import { visitWords } from "../words";

/** Where a visit stands: its state, whether it is late, whether it has left this tablet. */
export function VisitBadges({ visit, brief }: { visit: Live<Visit>; brief?: boolean }) {
  const t = useWords(visitWords);
  const { pending } = visit;
  return (
    <>
      <StatusBadge tone={tones[visit.state]}>{t(`state.${visit.state}`)}</StatusBadge>
      {visit.late && <StatusBadge tone="waiting">{t("late")}</StatusBadge>}
      {visit.meal?.state === "asked" && <StatusBadge tone="waiting">{t("mealAsked")}</StatusBadge>}
      {isForgotten(visit) && <StatusBadge tone="needs">{t("forgotten")}</StatusBadge>}
      {pending &&
        (pending.state === "queued" ? (
          <StatusBadge tone="waiting">{t("unsent")}</StatusBadge>
        ) : (
          <StatusBadge tone="needs">{t("needsYou")}</StatusBadge>
        ))}
      {!brief && visit.warnings.length > 0 && <StatusBadge tone="waiting">{t("warned")}</StatusBadge>}
    </>
  );
}
