import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import dayjs from "dayjs";
import type { Visit } from "@/api/rows";
import { useLanguage, useWords } from "@/i18n";
import { showLongDay, today } from "@/lib/time";
import { dayOfVisit } from "../visit";
import { visitWords } from "../words";

type Props = {
  /** The first day shown. */
  from: string;
  chosen: string;
  visits: readonly Visit[];
  onChoose: (day: string) => void;
  onMove: (from: string) => void;
};

export const WEEK = 7;

export function addDays(day: string, count: number): string {
  return dayjs(day).add(count, "day").format("YYYY-MM-DD");
}

/** Seven days with the number of visits each: the plan of the coming days at a glance. */
export function WeekStrip({ from, chosen, visits, onChoose, onMove }: Props) {
  const t = useWords(visitWords);
  const language = useLanguage();
  const days = Array.from({ length: WEEK }, (_, n) => addDays(from, n));
  const count = (day: string) => visits.filter((visit) => dayOfVisit(visit) === day).length;
  return (
    <div className="v-week">
      <button
        type="button"
        className="v-week-move"
        aria-label={t("weekBefore")}
        onClick={() => onMove(addDays(from, -WEEK))}
      >
        <IconChevronLeft size={24} aria-hidden />
      </button>
      {days.map((day) => (
        <button
          key={day}
          type="button"
          className="v-day"
          aria-pressed={day === chosen}
          data-today={day === today() || undefined}
          aria-label={`${showLongDay(day)}, ${t("visits", { count: count(day) })}`}
          onClick={() => onChoose(day)}
        >
          <span className="v-day-name">
            {day === today() ? t("today") : dayjs(day).format(language === "en" ? "ddd" : "dd")}
          </span>
          <span className="v-day-number">{dayjs(day).date()}</span>
          <span className="v-day-count" data-none={count(day) === 0 || undefined}>
            {count(day) || "·"}
          </span>
        </button>
      ))}
      <button
        type="button"
        className="v-week-move"
        aria-label={t("weekAfter")}
        onClick={() => onMove(addDays(from, WEEK))}
      >
        <IconChevronRight size={24} aria-hidden />
      </button>
    </div>
  );
}
