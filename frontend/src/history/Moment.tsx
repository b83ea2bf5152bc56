import dayjs from "dayjs";
import { useLanguage, useWords } from "@/i18n";
import { dateFormat } from "@/lib/time";
import { DateTimePicker } from "@/ui/dates";
import { historyWords } from "./words";

const jumps = [
  ["yesterday", 1, "day"],
  ["week", 1, "week"],
  ["month", 1, "month"],
  ["quarter", 3, "month"],
] as const;

/** Which moment: a jump back, or any date and time. */
export function Moment({ at, onMoment }: { at: string; onMoment: (at: string) => void }) {
  const t = useWords(historyWords);
  useLanguage();
  return (
    <div className="r-history-moment">
      <DateTimePicker
        label={t("moment")}
        placeholder={t("pick")}
        valueFormat={dateFormat("instant")}
        value={dayjs(at).format("YYYY-MM-DD HH:mm:ss")}
        maxDate={dayjs().format("YYYY-MM-DD HH:mm:ss")}
        onChange={(picked) => picked && onMoment(dayjs(picked).toISOString())}
        popoverProps={{ withinPortal: true, zIndex: 400 }}
      />
      <div className="r-choices">
        {jumps.map(([word, count, unit]) => (
          <button
            key={word}
            type="button"
            className="r-choice"
            onClick={() => onMoment(dayjs().subtract(count, unit).toISOString())}
          >
            {t(word)}
          </button>
        ))}
      </div>
    </div>
  );
}
