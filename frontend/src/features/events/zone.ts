// An event is told in the hours of the place where it is held, wherever the reader is.
import dayjs from "dayjs";
import type { Day, Instant } from "@/api/rows";
import { dateFormat, instant } from "@/lib/time";

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const made =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-CA", {
      ...{ timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit" },
      ...{ day: "2-digit", hour: "2-digit", minute: "2-digit" },
    });
  formats.set(zone, made);
  return made;
}

/** What the clock on the wall shows there: YYYY-MM-DDTHH:mm, as a picker takes it. */
export function wallAt(at: Instant | number, zone: string): string {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(new Date(at))
      .map((part) => [part.type, part.value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/** The instant at which the clock there shows this. */
export function instantAt(wall: string, zone: string): Instant {
  const meant = Date.parse(`${wall}Z`);
  const shown = (at: number) => Date.parse(`${wallAt(at, zone)}Z`);
  const first = meant - (shown(meant) - meant);
  return instant(first - (shown(first) - meant));
}

type Held = { starts_at: Instant; ends_at: Instant; time_zone: string };

/** The day on which it begins, where it is held. */
export function firstDay(event: Held): Day {
  return wallAt(event.starts_at, event.time_zone).slice(0, 10);
}

/** Every day it takes, the first to the last; midnight belongs to the day before. */
export function daysOf(event: Held): Day[] {
  const last = wallAt(Date.parse(event.ends_at) - 60_000, event.time_zone).slice(0, 10);
  const days: Day[] = [];
  for (let day = dayjs(firstDay(event)); days.length < 60; day = day.add(1, "day")) {
    days.push(day.format("YYYY-MM-DD"));
    if (days.at(-1) === last) break;
  }
  return days;
}

/** "09:00", where it is held. */
export function timeAt(at: Instant, zone: string): string {
  return wallAt(at, zone).slice(11);
}

/** "22 Nov 2026 09:00 – 11:30", naming the zone when the reader is in another one. */
export function showWhen(event: Held): string {
  const [from, to] = [wallAt(event.starts_at, event.time_zone), wallAt(event.ends_at, event.time_zone)];
  const start = dayjs(from).format(dateFormat("instant"));
  const end = from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : dayjs(to).format(dateFormat("instant"));
  const here = wallAt(event.starts_at, Intl.DateTimeFormat().resolvedOptions().timeZone);
  return `${start} – ${end}${here === from ? "" : ` (${event.time_zone})`}`;
}
