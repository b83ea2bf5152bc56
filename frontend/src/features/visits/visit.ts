// What the screens ask of a visit. Pure: no store, no words.
import type { Id, Permit, Visit, VisitState } from "@/api/rows";
import { lateAfterHours, localTime } from "@/gates";
import { dayOf, today } from "@/lib/time";
import type { Live } from "@/offline";
import type { Tone } from "@/ui/Status";
import { open } from "./flow";

/** The moment a visit stands at in lists: when it happened, else when it is planned. */
export function momentOf(visit: Pick<Visit, "happened_at" | "planned_at" | "submitted_at">): string {
  return visit.happened_at ?? visit.planned_at ?? visit.submitted_at ?? "";
}

export function dayOfVisit(visit: Pick<Visit, "happened_at" | "planned_at" | "submitted_at">): string {
  const moment = momentOf(visit);
  return moment && dayOf(moment);
}

export const earliestFirst = (one: Visit, other: Visit): number =>
  momentOf(one) < momentOf(other) ? -1 : momentOf(one) > momentOf(other) ? 1 : 0;
export const latestFirst = (one: Visit, other: Visit): number => earliestFirst(other, one);

export const tones: Record<VisitState, Tone> = {
  draft: "plain",
  planned: "brand",
  checked_in: "waiting",
  submitted: "waiting",
  returned: "needs",
  approved: "done",
  cancelled: "plain",
};

/** Whether the owner still has something to do: begin, write, or mend. */
export function isOpen(visit: Visit): boolean {
  return open.includes(visit.state);
}

/** A plan of a later day. */
export function isComing(visit: Visit, day = today()): boolean {
  return visit.state === "planned" && dayOfVisit(visit) > day;
}

/** A plan whose day is over and that nobody wrote up. */
export function isForgotten(visit: Visit, day = today()): boolean {
  return (visit.state === "planned" || visit.state === "checked_in") && dayOfVisit(visit) < day;
}

/** The visit to go to next: the one under way, else the first that is still planned. */
export function nextOf<V extends Visit>(day: readonly V[]): V | undefined {
  return day.find((visit) => visit.state === "checked_in") ?? day.find((visit) => visit.state === "planned");
}

/** Whether writing now, or at `written`, is later than the rule of that day allows (AL-01); hours, or null. */
export function lateBy(
  permit: Permit | null | undefined,
  happened: string,
  written = Date.now(),
): number | null {
  if (!permit) return null;
  const limit = lateAfterHours(permit.rules, localTime(permit, happened).day);
  const hours = (written - Date.parse(happened)) / 3_600_000;
  return limit !== null && hours > limit ? limit : null;
}

/** Whom a rep met last, each once, newest first. */
export function recentPeople(visits: readonly Visit[], most = 8): Id[] {
  const past = visits.filter((visit) => visit.happened_at !== null);
  const met = past.sort(latestFirst).flatMap((visit) => (visit.hcp_id ? [visit.hcp_id] : []));
  return [...new Set(met)].slice(0, most);
}

/** The last visit to somebody that was handed in: what the next one may repeat. */
export function lastWith(visits: readonly Visit[], hcpId: Id, but?: Id): Visit | undefined {
  return visits
    .filter((visit) => visit.hcp_id === hcpId && visit.id !== but)
    .filter((visit) => visit.state === "submitted" || visit.state === "approved")
    .sort(latestFirst)[0];
}

/** Whether a plan says enough to be written up by its outcome alone. */
export function isAsPlanned(visit: Live<Visit>, now = Date.now()): boolean {
  const begun = visit.state === "checked_in" || Date.parse(visit.planned_at ?? "") <= now;
  const started = visit.state === "planned" || visit.state === "checked_in";
  return started && begun && visit.hcp_id !== null && visit.products.length > 0;
}
