import { IconEye, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import type { HistoryEntry } from "@/api/rows";
import { useWords } from "@/i18n";
import { ChangeTable, FirstValues } from "./ChangeTable";
import { changesOf, isInline, sentenceOf } from "./sentence";
import { Times } from "./Times";
import type { Telling } from "./values";
import { historyWords } from "./words";

const icons = { created: IconPlus, changed: IconPencil, deleted: IconTrash } as const;

type Props = { entry: HistoryEntry; telling: Telling; onMoment: (at: string) => void };

/** One change: its sentence, what changed, when it happened and when it was recorded. */
export function Entry({ entry, telling, onMoment }: Props) {
  const t = useWords(historyWords);
  const told = changesOf(telling, entry);
  const Icon = icons[entry.type];
  const device = entry.device ? (telling.names[entry.device] ?? t("tablet")) : "";
  return (
    <li className="r-history-entry" data-type={entry.type}>
      <span className="r-history-mark">
        <Icon size={20} aria-hidden />
        <span>{t(`type.${entry.type}`)}</span>
      </span>
      <div className="r-history-body">
        <p className="r-history-sentence">{sentenceOf(telling, entry, told)}</p>
        {entry.type === "created" && told.length > 0 && <FirstValues told={told} />}
        {entry.type === "changed" && told.length > 0 && !isInline(entry, told) && <ChangeTable told={told} />}
        <Times entry={entry} device={device} />
        {entry.type !== "deleted" && (
          <button type="button" className="r-history-then" onClick={() => onMoment(entry.at)}>
            <IconEye size={20} aria-hidden />
            {t("thenView")}
          </button>
        )}
      </div>
    </li>
  );
}
