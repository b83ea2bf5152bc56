import dayjs from "dayjs";
import type { HistoryEntry } from "@/api/rows";
import { say, useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { StatusBadge } from "@/ui/Status";
import { historyWords } from "./words";

/** "3 hours": how far two clocks, or an act and its arrival, lie apart; null under a minute. */
export function apart(one: string, other: string): string | null {
  const minutes = Math.abs(dayjs(one).diff(dayjs(other), "minute"));
  if (minutes < 1) return null;
  if (minutes < 60) return say(historyWords, "minutes", { count: minutes });
  if (minutes < 48 * 60) return say(historyWords, "hours", { count: Math.round(minutes / 60) });
  return say(historyWords, "days", { count: Math.round(minutes / 1440) });
}

/** When the tablet says it happened, when the server recorded it, and how far they lie apart. */
export function Times({ entry, device }: { entry: HistoryEntry; device: string }) {
  const t = useWords(historyWords);
  const lag = entry.occurred_at ? apart(entry.at, entry.occurred_at) : null;
  return (
    <dl className="r-history-times">
      {entry.occurred_at && (
        <div>
          <dt>{t("occurred")}</dt>
          <dd>{showInstant(entry.occurred_at)}</dd>
        </div>
      )}
      <div>
        <dt>{t("recorded")}</dt>
        <dd>{showInstant(entry.at)}</dd>
      </div>
      {device && (
        <div>
          <dt>{t("device")}</dt>
          <dd>{device}</dd>
        </div>
      )}
      {lag && <StatusBadge tone="waiting">{t("lag", { time: lag })}</StatusBadge>}
    </dl>
  );
}
