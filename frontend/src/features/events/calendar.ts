import dayjs from "dayjs";
import type { Day } from "@/api/rows";

/** YYYY-MM */
export type Month = string;

const WEEK = 7;

export const monthOf = (day: Day): Month => day.slice(0, 7);

export function addMonths(month: Month, count: number): Month {
  return dayjs(`${month}-01`).add(count, "month").format("YYYY-MM");
}

export function addDays(day: Day, count: number): Day {
  return dayjs(day).add(count, "day").format("YYYY-MM-DD");
}

/** The weeks that show a month, Monday to Sunday, with the days of its neighbours at both ends. */
export function weeksOf(month: Month): Day[][] {
  const first = `${month}-01`;
  const start = addDays(first, -((dayjs(first).day() + WEEK - 1) % WEEK));
  const weeks: Day[][] = [];
  for (let day = start; day === start || monthOf(day) <= month; day = addDays(day, WEEK)) {
    weeks.push(Array.from({ length: WEEK }, (_, n) => addDays(day, n)));
  }
  return weeks;
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -WEEK,
  ArrowDown: WEEK,
};

/** Where a key leads from a day; null for keys that mean nothing here. */
export function dayAfterKey(day: Day, key: string): Day | null {
  const step = steps[key];
  if (step !== undefined) return addDays(day, step);
  if (key === "PageUp" || key === "PageDown") {
    return dayjs(day)
      .add(key === "PageUp" ? -1 : 1, "month")
      .format("YYYY-MM-DD");
  }
  return null;
}
