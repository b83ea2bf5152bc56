import { useSearchParams } from "react-router";
import type { Product, Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import { instant } from "@/lib/time";
import { type Live, type TrayItem, useRow, useRows, useTrayItem } from "@/offline";
import { Page } from "@/ui/Page";
import { Waiting } from "@/ui/States";
import { ReportEditor } from "../parts/ReportEditor";
import { emptyReport, fromTray, type Place } from "../report";
import { caseWords } from "../words";
import "../cases.css";

/** Report an adverse event or a complaint: with or without a visit, with or without a network. */
export function ReportPage() {
  const t = useWords(caseWords);
  const [query] = useSearchParams();
  const visitId = query.get("visit");
  const visit = useRow("visits", visitId ?? "");
  const products = useRows("products");
  const mend = useTrayItem(query.get("mend"));
  if (products === undefined || mend === undefined || (visitId && visit === undefined)) {
    return (
      <Page title={t("reportIt")} back="/cases">
        <Waiting />
      </Page>
    );
  }
  return <Mounted key={mend?.id ?? "new"} visit={visit ?? null} products={products} mend={mend} />;
}

type Props = { visit: Live<Visit> | null; products: readonly Product[]; mend: TrayItem | null };

function Mounted({ visit, products, mend }: Props) {
  const { place, ...said } = fromTray(mend);
  const spoken = [...new Set(visit?.products.map((line) => line.product_id))];
  const only = spoken.length === 1 ? (spoken[0] ?? null) : null;
  const first = { ...emptyReport(visit?.happened_at ?? instant(), only), ...said };
  const here: Place = place ?? { visit: visit?.id ?? null, hcp: visit?.hcp_id ?? null };
  return <ReportEditor first={first} place={here} visit={visit} products={products} mend={mend} />;
}
