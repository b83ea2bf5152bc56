// What an event says about itself, without a screen.
import type { Day } from "@/api/rows";
import { inLanguage } from "@/i18n";
import type { Tone } from "@/ui/Status";
import type { EventRow, EventState } from "./rows";
import { daysOf } from "./zone";

export const tones: Readonly<Record<EventState, Tone>> = {
  draft: "plain",
  pending_approval: "waiting",
  returned: "needs",
  approved: "done",
  inviting: "brand",
  running: "brand",
  reconciling: "waiting",
  pending_close_out: "waiting",
  closed: "done",
  rescheduled: "needs",
  cancelled: "plain",
};

export const states = Object.keys(tones) as EventState[];

type Named = { name_zh: string; name_en: string };

export function nameOf(row: Named): string {
  return inLanguage({ zh: row.name_zh, en: row.name_en });
}

export function typeOf(event: Pick<EventRow, "type_zh" | "type_en">): string {
  return inLanguage({ zh: event.type_zh, en: event.type_en });
}

export function topicOf(event: Pick<EventRow, "topic_zh" | "topic_en">): string {
  return inLanguage({ zh: event.topic_zh, en: event.topic_en });
}

/** Events by the days they take, each day's in the order in which they begin. */
export function byDay<E extends Pick<EventRow, "starts_at" | "ends_at" | "time_zone">>(
  events: readonly E[],
): Map<Day, E[]> {
  const days = new Map<Day, E[]>();
  for (const event of [...events].sort((one, other) => (one.starts_at < other.starts_at ? -1 : 1))) {
    for (const day of daysOf(event)) days.set(day, [...(days.get(day) ?? []), event]);
  }
  return days;
}
