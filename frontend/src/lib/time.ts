import dayjs from "dayjs";
import relativeTime from "dayjs/plugin/relativeTime";

dayjs.extend(relativeTime);

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
  return day ? dayjs(day).format(dayjs.locale() === "en" ? "D MMM YYYY" : "YYYY年M月D日") : "";
}

/** With the weekday, for headings. */
export function showLongDay(day: string): string {
  return dayjs(day).format(dayjs.locale() === "en" ? "dddd, D MMMM" : "M月D日 dddd");
}

export function showTime(at: string | null | undefined): string {
  return at ? dayjs(at).format("HH:mm") : "";
}

export function showInstant(at: string | number | null | undefined): string {
  return at ? dayjs(at).format(dayjs.locale() === "en" ? "D MMM YYYY HH:mm" : "YYYY年M月D日 HH:mm") : "";
}

/** "3 minutes ago". */
export function showAgo(at: string | number): string {
  return dayjs(at).fromNow();
}
