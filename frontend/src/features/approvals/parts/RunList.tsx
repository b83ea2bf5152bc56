import { useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { Card, CardList } from "@/ui/Card";
import { Loaded } from "@/ui/Loaded";
import { More } from "@/ui/More";
import { EmptyState } from "@/ui/States";
import { StatusBadge, type Tone } from "@/ui/Status";
import { moneyOf, type RunRow, titleOf, useRuns } from "../queries";
import { approvalWords } from "../words";

/** Requests and how far each has come. */
export function RunList({ mine }: { mine: boolean }) {
  const t = useWords(approvalWords);
  const query = useRuns(mine);
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Loaded query={query} lines={5}>
      {() => (
        <>
          {rows.length === 0 && <EmptyState title={t("noRuns")} note={t("noRunsNote")} />}
          <CardList>
            {rows.map((row) => (
              <li key={row.id}>
                <RunCard row={row} />
              </li>
            ))}
          </CardList>
          <More of={query}>{t("more")}</More>
        </>
      )}
    </Loaded>
  );
}

export const runTones: Readonly<Record<RunRow["state"], Tone>> = {
  running: "waiting",
  returned: "needs",
  approved: "done",
  rejected: "needs",
  withdrawn: "plain",
};

export function RunCard({ row }: { row: RunRow }) {
  const t = useWords(approvalWords);
  const said = [row.number, row.requester_name, moneyOf(row), showInstant(row.handed_in_at)];
  return (
    <Card
      to={`/approvals/${row.id}`}
      title={titleOf(row)}
      note={said.filter(Boolean).join(" · ")}
      end={<StatusBadge tone={runTones[row.state]}>{t(`state.${row.state}`)}</StatusBadge>}
    />
  );
}
