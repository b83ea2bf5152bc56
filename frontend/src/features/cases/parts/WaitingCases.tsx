import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { CardList } from "@/ui/Card";
import { useCases } from "../queries";
import { caseWords } from "../words";
import { CaseCard } from "./CaseCard";
import "../cases.css";

const MOST = 3;

/** The open cases that wait for the reader, those due first; nothing when there is none. */
export function WaitingCases() {
  const t = useWords(caseWords);
  const may = useMay("compliance.read_cases");
  const rows = useCases("mine", may).data?.pages[0]?.items ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="c-waiting">
      <h2>{t("waiting")}</h2>
      <CardList>
        {rows.slice(0, MOST).map((row) => (
          <li key={row.id}>
            <CaseCard row={row} />
          </li>
        ))}
      </CardList>
    </section>
  );
}
