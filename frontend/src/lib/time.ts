import dayjs from "dayjs";
import relativeTime from "dayjs/plugin/relativeTime";

dayjs.extend(relativeTime);

// How a day is written is a matter of the calendar, not a word of a screen.
const written = {
  en: { day: "D MMM YYYY", short: "D MMM", long: "dddd, D MMMM", instant: "D MMM YYYY HH:mm" },
  zh: { day: "YYYY年M月D日", short: "M月D日", long: "M月D日 dddd", instant: "YYYY年M月D日 HH:mm" },
} as const;

/** The pattern for days or instants in the reader's language, also for date fields. */
export function dateFormat(of: keyof (typeof written)["en"]): string {
  return written[dayjs.locale() === "en" ? "en" : "zh"][of];
}

/** Today on this tablet, as the server writes a day. */
export function today(): string {
  return dayjs().format("YYYY-MM-DD");
}

/** An instant as the server writes it: UTC, whole milliseconds, Z. */
export function instant(at: Date | number = Date.now()): string {
  return new Date(at).toISOString();
}

/** The day on which an instant lies here, as YYYY-MM-DD. */
export function dayOf(at: string): string {
  return dayjs(at).format("YYYY-MM-DD");
}

export function showDay(day: string | null | undefined): string {
  return day ? dayjs(day).format(dateFormat("day")) : "";
}

/** Without the year, for chips. */
export function showShortDay(day: string): string {
  return dayjs(day).format(dateFormat("short"));
}

/** With the weekday, for headings. */
export function showLongDay(day: string): string {
  return dayjs(day).format(dateFormat("long"));
}

export function showTime(at: string | null | undefined): string {
  return at ? dayjs(at).format("HH:mm") : "";
}

export function showInstant(at: string | number | null | undefined): string {
  return at ? dayjs(at).format(dateFormat("instant")) : "";
}

/** "3 minutes ago". */
export function showAgo(at: string | number): string {
  return dayjs(at).fromNow();
}
