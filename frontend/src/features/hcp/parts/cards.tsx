import type { Hcp, Institution } from "@/api/rows";
import { useLanguage, useWords } from "@/i18n";
import type { Live } from "@/offline";
import { Card } from "@/ui/Card";
import { useCodes } from "../codes";
import { hcpWords } from "../words";
import { HouseSign, Initial, RankChip, StateChips } from "./chips";
import { wholeAddress } from "./place";
import { showVisited } from "./visited";

type HcpProps = {
  row: Live<Hcp> /** Inside a page of the institution its name says nothing. */;
  at?: boolean;
};

/** One person in a list: name, title, department, institution, last visit. */
export function HcpCard({ row, at }: HcpProps) {
  const t = useWords(hcpWords);
  const codes = useCodes();
  useLanguage();
  const place = [row.department_name, row.institution_name].filter(Boolean).join(" · ");
  const title = codes.word("titles", row.title_code);
  return (
    <Card
      to={`/accounts/hcps/${row.id}`}
      lead={<Initial name={row.name} />}
      title={
        <>
          {row.name}
          {title && <span className="h-title-word">{title}</span>}
        </>
      }
      note={at ? undefined : <span className="h-one-line">{place || t("noPlace")}</span>}
      end={
        <>
          <span className="h-soft">{showVisited(row.last_visit_on)}</span>
          <Chips row={row} />
        </>
      }
    />
  );
}

function Chips({ row }: { row: Live<Hcp> }) {
  if (!row.pending && row.status === "verified") return null;
  return (
    <span className="h-chips">
      <StateChips row={row} />
    </span>
  );
}

/** One institution in a list: name, level, where it is. */
export function InstitutionCard({ row }: { row: Live<Institution> }) {
  const t = useWords(hcpWords);
  const codes = useCodes();
  const place = wholeAddress(row);
  return (
    <Card
      to={`/accounts/institutions/${row.id}`}
      lead={<HouseSign />}
      title={row.name}
      note={
        <span className="h-one-line">
          {[codes.word("kinds", row.kind), place || t("noAddress")].join(" · ")}
        </span>
      }
      end={
        <span className="h-chips">
          <StateChips row={row} />
          <RankChip of={row} />
        </span>
      }
    />
  );
}
