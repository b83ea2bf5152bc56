import { Link } from "react-router";
import type { PersonDetail } from "@/api/rows";
import { useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import { Panel } from "@/ui/Page";
import { StatusBadge } from "@/ui/Status";
import { standingBetween } from "../permits";
import { staffWords } from "../words";
import { Nothing } from "./PanelActs";

/** Where the person works, and from when to when. */
export function TerritoriesPanel({ person }: { person: PersonDetail }) {
  const t = useWords(staffWords);
  const rows = [...person.territories].sort((one, other) => other.from_on.localeCompare(one.from_on));
  return (
    <Panel title={t("territory.title")}>
      {rows.length === 0 && <Nothing title={t("no.territories")} />}
      <ul className="r-rows">
        {rows.map((row) => {
          const standing = standingBetween(row.from_on, row.to_on);
          return (
            <li key={row.id}>
              <div className="r-row-words">
                <Link className="r-row-title" to={`/territories?id=${row.territory_id}`}>
                  {row.name}
                </Link>
                <div className="r-row-note">{periodOf(t, row)}</div>
              </div>
              <StatusBadge tone={standing === "over" ? "plain" : standing === "later" ? "brand" : "done"}>
                {t(`territory.${standing === "over" ? "over" : standing === "later" ? "later" : "now"}`)}
              </StatusBadge>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

type Say = ReturnType<typeof useWords<typeof staffWords.zh>>;

/** "since 1 March 2026", or from a day to a day. */
export function periodOf(t: Say, { from_on, to_on }: { from_on: string; to_on: string | null }): string {
  const from = showDay(from_on);
  return to_on ? t("territory.period", { from, to: showDay(to_on) }) : t("territory.since", { from });
}
