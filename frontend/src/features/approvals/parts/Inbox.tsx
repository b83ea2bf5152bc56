import { useNavigate, useParams } from "react-router";
import { useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { Card, CardList } from "@/ui/Card";
import { useDesk } from "@/ui/desk";
import { Loaded } from "@/ui/Loaded";
import { More } from "@/ui/More";
import { EmptyState } from "@/ui/States";
import { StatusBadge, type Tone } from "@/ui/Status";
import { type InboxRow, moneyOf, titleOf, useInbox } from "../queries";
import { approvalWords } from "../words";
import { useKeys } from "./keys";

/** What waits for the reader, the longest waiting first. */
export function Inbox() {
  const t = useWords(approvalWords);
  const query = useInbox();
  const desk = useDesk();
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  useWalk(rows);
  return (
    <Loaded query={query} lines={5}>
      {() =>
        rows.length === 0 ? (
          <EmptyState title={t("none")} note={t("noneNote")} />
        ) : (
          <>
            {desk && <div className="r-card-note">{t("keys")}</div>}
            <CardList>
              {rows.map((row) => (
                <li key={row.id}>
                  <InboxCard row={row} />
                </li>
              ))}
            </CardList>
            <More of={query}>{t("more")}</More>
          </>
        )
      }
    </Loaded>
  );
}

const tones: Readonly<Record<InboxRow["kind"], Tone>> = { decide: "waiting", mend: "needs", read: "plain" };

function InboxCard({ row }: { row: InboxRow }) {
  const t = useWords(approvalWords);
  const said = [
    row.number,
    t("by", { name: row.requester_name }),
    moneyOf(row),
    row.on_behalf_of_name && t("forWhom", { name: row.on_behalf_of_name }),
    row.meaning && t("signs"),
    row.due_at ? t("due", { at: showInstant(row.due_at) }) : "",
    row.nudges > 0 ? t("nudged") : row.reminded && t("reminded"),
  ];
  return (
    <Card
      to={`/approvals/${row.run_id}`}
      title={titleOf(row)}
      note={said.filter(Boolean).join(" · ")}
      end={
        <>
          {row.rules > 0 && (
            <StatusBadge tone={row.worst === "block" ? "needs" : "waiting"}>
              {t("rules", { count: row.rules })}
            </StatusBadge>
          )}
          <StatusBadge tone={row.late ? "needs" : tones[row.kind]}>
            {row.late ? t("late") : t(`kind.${row.kind}`)}
          </StatusBadge>
        </>
      }
    />
  );
}

/** J and K walk through the list, as in a mail program; Enter opens the first, or moves on to the decision. */
function useWalk(rows: readonly InboxRow[]) {
  const go = useNavigate();
  const { id } = useParams();
  const at = rows.findIndex((row) => row.run_id === id);
  const step = (by: number) => {
    const next = rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
    if (next) void go(`/approvals/${next.run_id}`);
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Enter: () => (at < 0 ? step(0) : document.querySelector<HTMLElement>("[data-act=approve]")?.focus()),
  });
}
