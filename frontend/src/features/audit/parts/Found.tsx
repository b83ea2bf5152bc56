import { Fragment, useState } from "react";
import type { Names } from "@/api/rows";
import { HistoryDrawer } from "@/history";
import { Entry } from "@/history/Entry";
import { useTelling } from "@/history/telling";
import { useWords } from "@/i18n";
import { dayOf, showDay } from "@/lib/time";
import { EmptyState, ErrorState, Waiting } from "@/ui/States";
import { type Asked, type FoundChange, useFoundChanges } from "../queries";
import { auditWords, isNamed } from "../words";
import "@/history/history.css";
import { More } from "@/ui/More";

const values = (entries: readonly FoundChange[]) =>
  entries.flatMap((entry) =>
    entry.changes.flatMap(({ field, before, after }): [string, unknown][] => [
      [field, before],
      [field, after],
    ]),
  );

/** The changes that answer, newest first; each opens its record as it was. */
export function Found({ asked }: { asked: Asked }) {
  const t = useWords(auditWords);
  const query = useFoundChanges(asked);
  const [opened, setOpened] = useState<FoundChange | null>(null);
  const pages = query.data?.pages ?? [];
  const entries = pages.flatMap((page) => page.items);
  const names = Object.assign({}, ...pages.map((page) => page.names)) as Names;
  const telling = useTelling("", names, values(entries));
  if (query.isPending) return <Waiting />;
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (entries.length === 0) return <EmptyState title={t("none")} note={t("noneNote")} />;
  return (
    <div className="r-stack">
      <ol className="r-history">
        {entries.map((entry, n) => (
          <Fragment key={`${entry.kind}${entry.id}`}>
            {dayOf(entry.at) !== dayOf(entries[n - 1]?.at ?? "") && (
              <li className="r-history-day" aria-hidden>
                {showDay(dayOf(entry.at))}
              </li>
            )}
            <li className="r-audit-about">
              <span>{isNamed(entry.kind) ? t(`kind.${entry.kind}`) : entry.kind}</span>
              <strong>{entry.called || `#${entry.record.slice(-6)}`}</strong>
            </li>
            <Entry
              entry={entry}
              telling={{ ...telling, kind: entry.kind }}
              onMoment={() => setOpened(entry)}
            />
          </Fragment>
        ))}
      </ol>
      <More of={query}>{t("more")}</More>
      {opened && (
        <HistoryDrawer
          kind={opened.kind}
          id={opened.record}
          name={opened.called}
          moment={opened.at}
          opened
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}
