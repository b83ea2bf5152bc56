import { Button } from "@mantine/core";
import { useCallback, useEffect } from "react";
import { useNavigate, useParams } from "react-router";
import { useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { Card, CardList } from "@/ui/Card";
import { useDesk } from "@/ui/desk";
import { Loaded } from "@/ui/Loaded";
import { EmptyState } from "@/ui/States";
import { StatusBadge, type Tone } from "@/ui/Status";
import { type InboxRow, moneyOf, titleOf, useInbox } from "../queries";
import { approvalWords } from "../words";

/** What waits for the reader, the longest waiting first. */
export function Inbox() {
  const t = useWords(approvalWords);
  const query = useInbox();
  const desk = useDesk();
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  useKeys(rows);
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
            {query.hasNextPage && (
              <Button
                variant="default"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t("more")}
              </Button>
            )}
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
    row.due_at ? t("due", { at: showInstant(row.due_at) }) : "",
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

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [role=dialog]") !== null;

/** J and K walk through the list, as in a mail program; Enter moves on into the request. */
function useKeys(rows: readonly InboxRow[]) {
  const go = useNavigate();
  const { id } = useParams();
  const step = useCallback(
    (by: number) => {
      const at = rows.findIndex((row) => row.run_id === id);
      const next = rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
      if (next) void go(`/approvals/${next.run_id}`);
    },
    [rows, id, go],
  );
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (typing(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key === "j") step(1);
      if (event.key === "k") step(-1);
      if (event.key === "Enter" && !(event.target instanceof HTMLAnchorElement)) {
        document.querySelector<HTMLElement>("[data-act=approve]")?.focus();
      }
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [step]);
}
