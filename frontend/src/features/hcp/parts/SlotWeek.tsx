import dayjs from "dayjs";
import { Link } from "react-router";
import type { PermitSlot } from "@/api/rows";
import { useLanguage, useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { hcpWords } from "../words";

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const SATURDAY = 6;

/** The hours of a place that hold today or begin later. */
export function currentSlots(slots: readonly PermitSlot[], day = today()): PermitSlot[] {
  return slots
    .filter((slot) => !slot.to_on || slot.to_on >= day)
    .sort((one, other) => one.weekday - other.weekday || one.starts.localeCompare(other.starts));
}

type Props = {
  slots: readonly PermitSlot[];
  departments: ReadonlyMap<string, string>;
  /** The address of the form of an hour, for those who keep them. */
  edit?: (id: string) => string;
};

/** When reps are received: a small week, today framed. */
export function SlotWeek({ slots, departments, edit }: Props) {
  const t = useWords(hcpWords);
  useLanguage();
  const shown = currentSlots(slots);
  if (shown.length === 0) return <p className="h-soft">{t("slots.none")}</p>;
  const weekend = shown.some((slot) => slot.weekday >= SATURDAY);
  const now = dayjs().day() || 7;
  return (
    <ol className="h-week">
      {WEEK.filter((weekday) => weekend || weekday < SATURDAY).map((weekday) => (
        <li key={weekday} className="h-day" data-today={weekday === now || undefined}>
          <span className="h-day-name">{t(`weekday.${weekday}`)}</span>
          {shown
            .filter((slot) => slot.weekday === weekday)
            .map((slot) => (
              <Hour
                key={slot.id}
                slot={slot}
                department={departments.get(slot.department_id ?? "")}
                to={edit?.(slot.id)}
              />
            ))}
        </li>
      ))}
    </ol>
  );
}

type HourProps = { slot: PermitSlot; department?: string; to?: string };

function Hour({ slot, department, to }: HourProps) {
  const t = useWords(hcpWords);
  const later = slot.from_on && slot.from_on > today();
  const inside = (
    <>
      <b>{`${slot.starts}–${slot.ends}`}</b>
      {department && <span>{department}</span>}
      {slot.place && <span>{slot.place}</span>}
      {slot.host && <span>{t("slots.host", { host: slot.host })}</span>}
      {later && <span>{t("slots.from", { day: showDay(slot.from_on) })}</span>}
    </>
  );
  return to ? (
    <Link className="h-hour" to={to}>
      {inside}
    </Link>
  ) : (
    <div className="h-hour">{inside}</div>
  );
}
