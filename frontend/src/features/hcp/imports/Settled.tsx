import { Link } from "react-router";
import type { Settlement } from "@/api/rows";
import { HistoryButton } from "@/history";
import { useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { StatusBadge } from "@/ui/Status";
import { importWords } from "./words";

/** What somebody decided about a row, who it was and why. */
export function Settled({ settlement, name }: { settlement: Settlement; name: string }) {
  const t = useWords(importWords);
  const by = { who: settlement.by_name, when: showInstant(settlement.at) };
  return (
    <div className="i-settled">
      <StatusBadge tone={settlement.act === "drop" ? "plain" : "done"}>
        {t(`settled.${settlement.act}`)}
      </StatusBadge>
      <small>{t("settled.by", by)}</small>
      {settlement.reason && <small>{settlement.reason}</small>}
      {settlement.act === "same" && settlement.institution_id && (
        <Link className="i-link" to={`/accounts/institutions/${settlement.institution_id}`}>
          {t("report.account")}
        </Link>
      )}
      <HistoryButton quiet kind="settlement" id={settlement.id} name={name} />
    </div>
  );
}
