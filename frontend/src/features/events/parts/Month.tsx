import dayjs from "dayjs";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Day } from "@/api/rows";
import { useLanguage, useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { dayAfterKey, type Month as MonthName, monthOf, weeksOf } from "../calendar";
import { tones } from "../event";
import type { EventRow } from "../rows";
import { eventWords } from "../words";
import { timeAt } from "../zone";

type Props = {
  month: MonthName;
  chosen: Day;
  days: ReadonlyMap<Day, EventRow[]>;
  onChoose: (day: Day) => void;
};

const SHOWN = 2;

/** A month in weeks: each day is one target that shows the first of its events; the arrow keys walk. */
export function Month({ month, chosen, days, onChoose }: Props) {
  useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const walked = useRef(false);
  useEffect(() => {
    if (walked.current) frame.current?.querySelector<HTMLElement>(`[data-day="${chosen}"]`)?.focus();
    walked.current = false;
  }, [chosen]);
  const walk = (event: KeyboardEvent) => {
    const next = dayAfterKey(chosen, event.key);
    if (!next) return;
    event.preventDefault();
    walked.current = true;
    onChoose(next);
  };
  const weeks = weeksOf(month);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the buttons inside
    <div className="e-month" ref={frame} onKeyDown={walk}>
      {weeks[0]?.map((day) => (
        <span key={day} className="e-weekday" aria-hidden>
          {dayjs(day).format("dd")}
        </span>
      ))}
      {weeks.flat().map((day) => (
        <DayCell
          key={day}
          day={day}
          outside={monthOf(day) !== month}
          chosen={day === chosen}
          events={days.get(day) ?? []}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}

type CellProps = {
  day: Day;
  outside: boolean;
  chosen: boolean;
  events: readonly EventRow[];
  onChoose: (day: Day) => void;
};

function DayCell({ day, outside, chosen, events, onChoose }: CellProps) {
  const t = useWords(eventWords);
  const over = events.length - SHOWN;
  return (
    <button
      type="button"
      className="e-cell"
      data-day={day}
      data-outside={outside || undefined}
      aria-current={day === today() ? "date" : undefined}
      aria-pressed={chosen}
      tabIndex={chosen ? 0 : -1}
      aria-label={t("onDay", { day: showDay(day), count: events.length })}
      onClick={() => onChoose(day)}
    >
      <span className="e-cell-number">{Number(day.slice(8))}</span>
      {events.slice(0, SHOWN).map((event) => (
        <span key={event.id} className="e-chip" data-tone={tones[event.state]}>
          <b>{timeAt(event.starts_at, event.time_zone)}</b> {event.title}
        </span>
      ))}
      {over > 0 && <span className="e-over">{t("andMore", { count: over })}</span>}
    </button>
  );
}
