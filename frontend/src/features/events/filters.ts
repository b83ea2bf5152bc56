// What the list of events can be asked of the server.
import type { Day } from "@/api/rows";
import { dayOf, today } from "@/lib/time";
import type { EventRow, EventState } from "./rows";

export const shows = ["coming", "todo", "waiting", "past", "cancelled"] as const;
export type Show = (typeof shows)[number];

/** Where the owner has something to do before the event can go on. */
export const todo: readonly EventState[] = ["draft", "returned", "rescheduled", "reconciling"];
export const waiting: readonly EventState[] = ["pending_approval", "pending_close_out"];
/** What stands in a calendar: everything that was not called off. */
export const standing: readonly EventState[] = [
  ...["draft", "pending_approval", "returned", "approved", "inviting", "running"],
  ...["reconciling", "pending_close_out", "closed", "rescheduled"],
] as EventState[];

export function asShow(text: string | null): Show {
  return shows.find((one) => one === text) ?? "coming";
}

export type Asked = { search?: string; state?: string; from?: Day; to?: Day; owner?: number };

/** A search goes through what was and what comes; otherwise coming and past part at today. */
export function asked(show: Show, typed: string, me: number, day: Day = today()): Asked {
  const search = typed.trim();
  return {
    ...(search && { search }),
    ...(show === "coming" && { state: standing.join(), ...(!search && { from: day }) }),
    ...(show === "past" && { state: standing.join(), to: day }),
    ...(show === "todo" && { state: todo.join(), owner: me }),
    ...(show === "waiting" && { state: waiting.join() }),
    ...(show === "cancelled" && { state: "cancelled" }),
  };
}

type Shown = Pick<EventRow, "state" | "starts_at" | "is_mine" | "title" | "number" | "venue">;

/** The same for the events a tablet carries. */
export function isShown(event: Shown, show: Show, typed: string, day: Day = today()): boolean {
  const search = typed.trim().toLowerCase();
  if (
    search &&
    ![event.title, event.number, event.venue].some((text) => text.toLowerCase().includes(search))
  ) {
    return false;
  }
  if (show === "cancelled") return event.state === "cancelled";
  if (show === "todo") return event.is_mine && todo.includes(event.state);
  if (show === "waiting") return waiting.includes(event.state);
  if (!standing.includes(event.state)) return false;
  if (show === "past") return dayOf(event.starts_at) <= day;
  return search !== "" || dayOf(event.starts_at) >= day;
}
