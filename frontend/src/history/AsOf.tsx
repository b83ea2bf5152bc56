import { Switch } from "@mantine/core";
import { useState } from "react";
import type { AsOf as Then } from "@/api/rows";
import { useWords } from "@/i18n";
import { EmptyState, Waiting } from "@/ui/States";
import { Note } from "@/ui/Status";
import { Compared, comparison } from "./Compared";
import { Failed } from "./Failed";
import { Moment } from "./Moment";
import { useAsOf } from "./queries";
import { Restore } from "./Restore";
import { useTelling } from "./telling";
import { historyWords } from "./words";

type Props = { kind: string; id: string; at: string; onMoment: (at: string) => void };

/** The record as it was at a moment, beside what it is today. */
export function AsOf({ kind, id, at, onMoment }: Props) {
  const t = useWords(historyWords);
  const [opened] = useState(() => new Date().toISOString());
  const then = useAsOf(kind, id, at);
  const today = useAsOf(kind, id, opened);
  const failed = then.error ?? today.error;
  const retry = () => {
    void then.refetch();
    void today.refetch();
  };
  return (
    <div className="r-stack">
      <Moment at={at} onMoment={onMoment} />
      {failed ? (
        <Failed error={failed} retry={retry} />
      ) : then.data === undefined || today.data === undefined ? (
        <Waiting />
      ) : then.data === null ? (
        <EmptyState title={t("notYet")} note={t("notYetNote")} />
      ) : (
        <Beside kind={kind} id={id} at={at} then={then.data} today={today.data} />
      )}
    </div>
  );
}

type Two = { kind: string; id: string; at: string; then: Then; today: Then | null };

function Beside({ kind, id, at, then, today }: Two) {
  const t = useWords(historyWords);
  const [only, setOnly] = useState(false);
  const values = [...Object.entries(then.row), ...Object.entries(today?.row ?? {})];
  const telling = useTelling(kind, { ...then.names, ...today?.names }, values);
  const lines = comparison(telling, then.row, today?.row ?? {});
  const differing = lines.filter((line) => line.differs);
  if (today === null) {
    return (
      <>
        <Note tone="needs">{t("gone")}</Note>
        <Compared lines={lines} single />
      </>
    );
  }
  return (
    <>
      {differing.length === 0 ? (
        <Note tone="done">{t("noDifference")}</Note>
      ) : (
        <div className="r-history-count">
          <strong>{t("differences", { count: differing.length })}</strong>
          <Switch
            label={t("onlyDifferences")}
            checked={only}
            onChange={(change) => setOnly(change.currentTarget.checked)}
          />
          {then.restore && <Restore kind={kind} id={id} at={at} />}
        </div>
      )}
      <Compared lines={only && differing.length > 0 ? differing : lines} />
    </>
  );
}
