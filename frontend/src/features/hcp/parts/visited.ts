import dayjs from "dayjs";
import { say } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { hcpWords } from "../words";

const FAR = 60;

/** How long ago somebody was visited: in days while that is near, as a date later. */
export function showVisited(day: string | null, now = today()): string {
  if (!day) return say(hcpWords, "visited.never");
  const days = dayjs(now).diff(dayjs(day), "day");
  if (days <= 0) return say(hcpWords, "visited.today");
  if (days === 1) return say(hcpWords, "visited.yesterday");
  if (days <= FAR) return say(hcpWords, "visited.days", { count: days });
  return say(hcpWords, "visited.on", { day: showDay(day) });
}
