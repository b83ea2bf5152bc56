import { inLanguage, useLanguage, useWords } from "@/i18n";
import { Card } from "@/ui/Card";
import { StatusBadge } from "@/ui/Status";
import type { CaseRow } from "../queries";
import { stateTones } from "../queries";
import { caseWords } from "../words";
import { CaseClock } from "./CaseClock";

/** One case in a list: what it is, of whom, and its clock. */
export function CaseCard({ row }: { row: CaseRow }) {
  const t = useWords(caseWords);
  useLanguage();
  const product = inLanguage({ zh: row.product_zh, en: row.product_en });
  const note = [
    row.number,
    row.words.slice(0, 3).join(t("comma")) || product,
    row.reporter_name,
    row.reminded ? t("reminded") : "",
  ];
  return (
    <Card
      to={`/cases/${row.id}`}
      title={t(`kind.${row.kind}`)}
      note={note.filter(Boolean).join(" · ")}
      end={
        <>
          <CaseClock of={row} />
          <StatusBadge tone={stateTones[row.state]}>{t(`state.${row.state}`)}</StatusBadge>
        </>
      }
    />
  );
}
