import { TextInput } from "@mantine/core";
import dayjs from "dayjs";
import { useState } from "react";
import type { Instant, PermitSlot, Visit } from "@/api/rows";
import { weekdays } from "@/gates";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { dayOf, instant, showShortDay, today } from "@/lib/time";
import { type Live, useUser } from "@/offline";
import { BigChoice } from "@/ui/Choice";
import { useVisitsBetween } from "../queries";
import { momentOf } from "../visit";
import { visitWords } from "../words";
import { addDays, WEEK, WeekStrip } from "./WeekStrip";

type Props = {
  visitId: string;
  value: Instant | null;
  /** The reception hours published for this place; none means that it receives by arrangement. */
  slots: readonly PermitSlot[];
  error?: string;
  onChange: (at: Instant) => void;
};

const OTHER = "other";
const STEP = 30;
const OPENS = "08:30";
const CLOSES = "17:30";

export function weekdayOf(day: string): number {
  return dayjs(day).day() || 7;
}

function times(from: string, until: string): string[] {
  const made: string[] = [];
  let at = dayjs(`2000-01-01T${from}`);
  const end = dayjs(`2000-01-01T${until}`);
  while (at.isBefore(end)) {
    made.push(at.format("HH:mm"));
    at = at.add(STEP, "minute");
  }
  return made;
}

/** The times offered on a day: inside the reception hours when there are any, else those of an ordinary day. */
export function timesOn(day: string, slots: readonly PermitSlot[]): string[] {
  if (slots.length === 0) return times(OPENS, CLOSES);
  const here = slots.filter((slot) => slot.weekday === weekdayOf(day));
  return [...new Set(here.flatMap((slot) => times(slot.starts, slot.ends)))].sort();
}

/** The next day, from now on, on which a slot is held. */
export function nextDayOf(slot: PermitSlot, now: Instant = instant()): string {
  const from = dayOf(now);
  const ahead = (slot.weekday - weekdayOf(from) + 7) % 7;
  return addDays(from, ahead === 0 && slot.ends <= timeOf(now) ? WEEK : ahead);
}

function timeOf(at: Instant | null): string {
  return at ? dayjs(at).format("HH:mm") : "";
}

/** The published hour in which a moment lies. */
export function slotAt(slots: readonly PermitSlot[], at: Instant): string | null {
  const [weekday, time] = [weekdayOf(dayOf(at)), timeOf(at)];
  const found = slots.find((slot) => slot.weekday === weekday && slot.starts <= time && time < slot.ends);
  return found?.id ?? null;
}

/** When: the hospital's hours first, then the days with what is planned on them, then a time. */
export function PlanWhen({ visitId, value, slots, error, onChange }: Props) {
  const t = useWords(visitWords);
  const user = useUser();
  const [day, setDay] = useState(value ? dayOf(value) : today());
  const [from, setFrom] = useState(() =>
    value && dayOf(value) >= addDays(today(), WEEK) ? dayOf(value) : today(),
  );
  const mine = useVisitsBetween(from, addDays(from, WEEK - 1), user.id) ?? [];
  const others = mine.filter((visit) => visit.id !== visitId && visit.state !== "cancelled");
  const [typing, setTyping] = useState(false);
  const put = (onDay: string, time: string) => {
    setTyping(false);
    setDay(onDay);
    onChange(instant(dayjs(`${onDay}T${time}`).toDate()));
  };
  const move = (next: string) => (value ? put(next, timeOf(value)) : setDay(next));
  const offered = timesOn(day, slots).filter((time) => day > today() || time >= timeOf(instant()));
  const chosen = value && dayOf(value) === day ? timeOf(value) : null;
  return (
    <div className="r-stack">
      {slots.length > 0 && <Hours slots={slots} onPut={put} onFrom={setFrom} />}
      <WeekStrip from={from} chosen={day} visits={others} onChoose={move} onMove={setFrom} />
      <BigChoice
        label={t("plan.time")}
        hint={offered.length === 0 ? t("plan.noHours") : undefined}
        error={error}
        value={typing || (chosen && !offered.includes(chosen)) ? OTHER : chosen}
        options={[
          ...offered.map((time) => ({ value: time, label: time, note: taken(others, day, time) })),
          { value: OTHER, label: t("when.other") },
        ]}
        onChange={(time) => {
          setTyping(time === OTHER);
          if (time !== OTHER) put(day, time);
        }}
      />
      {(typing || (chosen && !offered.includes(chosen))) && (
        <TextInput
          type="time"
          aria-label={t("plan.time")}
          value={chosen ?? ""}
          onChange={(event) => {
            if (event.currentTarget.value) put(day, event.currentTarget.value);
            setTyping(true);
          }}
        />
      )}
    </div>
  );
}

/** Who else is planned at that time. */
function taken(visits: readonly Live<Visit>[], day: string, time: string): string | undefined {
  const at = dayjs(`${day}T${time}`);
  const there = visits.find((visit) => {
    const start = dayjs(momentOf(visit));
    return !at.isBefore(start) && at.isBefore(start.add(visit.planned_minutes ?? STEP, "minute"));
  });
  return there && (there.hcp_name || there.institution_name);
}

type HoursProps = {
  slots: readonly PermitSlot[];
  onPut: (day: string, time: string) => void;
  onFrom: (day: string) => void;
};

function Hours({ slots, onPut, onFrom }: HoursProps) {
  const t = useWords(visitWords);
  useLanguage();
  return (
    <div>
      <span className="r-field-label" id="reception-hours">
        {t("slots")}
      </span>
      <div className="r-choices" role="group" aria-labelledby="reception-hours">
        {slots.map((slot) => (
          <button
            key={slot.id}
            type="button"
            className="r-choice"
            onClick={() => {
              const day = nextDayOf(slot);
              if (day >= addDays(today(), WEEK)) onFrom(day);
              else onFrom(today());
              onPut(day, slot.starts);
            }}
          >
            <span>
              {`${inLanguage(weekdays[slot.weekday - 1] ?? { zh: "", en: "" })} ${slot.starts}–${slot.ends}`}
              <small>
                {[showShortDay(nextDayOf(slot)), slot.place, slot.host].filter(Boolean).join(" · ")}
              </small>
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}
