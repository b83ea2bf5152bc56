import { Fragment } from "react";
import type { HistoryEntry } from "@/api/rows";
import { useWords } from "@/i18n";
import { dayOf, showDay } from "@/lib/time";
import { More } from "@/ui/More";
import { EmptyState, Waiting } from "@/ui/States";
import { Entry } from "./Entry";
import { Failed } from "./Failed";
import { useChanges } from "./queries";
import { useTelling } from "./telling";
import { historyWords } from "./words";

const values = (entries: readonly HistoryEntry[]) =>
  entries.flatMap((entry) =>
    entry.changes.flatMap(({ field, before, after }): [string, unknown][] => [
      [field, before],
      [field, after],
    ]),
  );

type Props = { kind: string; id: string; onMoment: (at: string) => void };

/** The changes of a record, newest first, under the days on which they were recorded. */
export function Timeline({ kind, id, onMoment }: Props) {
  const t = useWords(historyWords);
  const query = useChanges(kind, id);
  const pages = query.data?.pages ?? [];
  const entries = pages.flatMap((page) => page.items);
  const names = Object.assign({}, ...pages.map((page) => page.names)) as Record<string, string>;
  const telling = useTelling(kind, names, values(entries));
  if (query.isPending) return <Waiting />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (entries.length === 0) return <EmptyState title={t("none")} note={t("noneNote")} />;
  return (
    <div className="r-stack">
      <ol className="r-history">
        {entries.map((entry, n) => (
          <Fragment key={entry.id}>
            {dayOf(entry.at) !== dayOf(entries[n - 1]?.at ?? "") && (
              <li className="r-history-day" aria-hidden>
                {showDay(dayOf(entry.at))}
              </li>
            )}
            <Entry entry={entry} telling={telling} onMoment={onMoment} />
          </Fragment>
        ))}
      </ol>
      <More of={query}>{t("more")}</More>
    </div>
  );
}
